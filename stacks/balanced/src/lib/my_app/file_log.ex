defmodule MyApp.FileLog do
  @moduledoc """
  The second log, beside the console's and in the same format: a file that OTP's own handler
  rotates. Five old files are kept besides the one that is written to.
  """

  @handler :file_log

  @doc "Begins to write; `:ok` as well when it was begun before."
  def attach do
    file = Application.fetch_env!(:my_app, :file_log)

    config = %{
      file: String.to_charlist(Keyword.fetch!(file, :path)),
      max_no_bytes: Keyword.fetch!(file, :max_size),
      max_no_files: Keyword.fetch!(file, :rotation)
    }

    handler = %{
      config: config,
      formatter: {__MODULE__, format()},
      filters: [progress: {&:logger_filters.progress/2, :stop}]
    }

    case :logger.add_handler(@handler, :logger_std_h, handler) do
      :ok -> :ok
      {:error, {:already_exist, @handler}} -> :ok
    end
  end

  defp format do
    console = Application.fetch_env!(:logger, :console)
    %{pattern: Logger.Formatter.compile(console[:format]), metadata: console[:metadata]}
  end

  @doc "A line, as the console has it."
  def format(%{level: level, msg: message, meta: meta}, %{pattern: pattern, metadata: wanted}) do
    {date, {hour, minute, second}} = :calendar.system_time_to_local_time(meta.time, :microsecond)
    time = {date, {hour, minute, second, rem(div(meta.time, 1000), 1000)}}
    Logger.Formatter.format(pattern, level, text(message, meta), time, metadata(meta, wanted))
  end

  defp metadata(meta, wanted) do
    module = with %{mfa: {module, _, _}} <- meta, do: module, else: (_ -> nil)
    known = Map.put(meta, :module, module)
    for key <- wanted, value = known[key], do: {key, value}
  end

  defp text({:string, chars}, _meta), do: chars
  defp text({:report, report}, %{report_cb: callback}) when is_function(callback, 1), do: text(callback.(report), nil)
  defp text({:report, report}, _meta), do: inspect(report)
  defp text({format, arguments}, _meta), do: :io_lib.format(format, arguments)
end
