defmodule MyApp.HealthCheck do
  @moduledoc """
  Whether the application can do its work: asks each part it needs, every time, all at once. A part
  that this deployment was not given (`DATABASE_URL`, `EXTERNAL_API_URL`) is `none`.
  """

  @within 1_500

  @doc "`{:ok | :error, checks}`; a check is `ok`, `none` or says what is wrong."
  def check do
    parts = [cache: &cache/0, database: &database/0, external_apis: &external/0]
    asked = for {name, ask} <- parts, do: {name, Task.async(fn -> safely(ask) end)}
    answers = Task.yield_many(Keyword.values(asked), @within)

    checks = for {{name, _}, answer} <- Enum.zip(asked, answers), do: {name, said(answer)}
    {if(Enum.all?(checks, fn {_, said} -> said in ["ok", "none"] end), do: :ok, else: :error), checks}
  end

  @doc "Whether the application has started and is not stopping."
  def ready do
    started = List.keymember?(Application.started_applications(), :my_app, 0)
    status = if started and MyApp.Web.open?(), do: :ok, else: :error
    {status, [application_started: to_string(started)]}
  end

  defp said({_task, {:ok, said}}), do: said

  defp said({task, _late}) do
    Task.shutdown(task, :brutal_kill)
    "no answer"
  end

  defp safely(ask) do
    ask.()
  catch
    kind, _ -> "broken: #{kind}"
  end

  defp cache, do: if(MyApp.Cache.visits() == :error, do: "no answer", else: "ok")

  # The first words of PostgreSQL's protocol: it answers who wants to come in, or it does not.
  defp database do
    with_url("DATABASE_URL", 5432, fn url, socket ->
      [user | _] = String.split(url.userinfo || "postgres", ":")
      body = <<196_608::32, "user\0", user::binary, "\0database\0", String.trim_leading(url.path || "", "/")::binary, "\0\0">>
      :ok = :gen_tcp.send(socket, <<byte_size(body) + 4::32, body::binary>>)

      case :gen_tcp.recv(socket, 1, @within) do
        {:ok, "R"} -> "ok"
        {:ok, "E"} -> "refused"
        _ -> "no answer"
      end
    end)
  end

  defp external do
    with_url("EXTERNAL_API_URL", 80, fn url, socket ->
      request = "GET #{url.path || "/"} HTTP/1.1\r\nhost: #{url.host}\r\nconnection: close\r\n\r\n"
      :ok = :gen_tcp.send(socket, request)

      case :gen_tcp.recv(socket, 12, @within) do
        {:ok, <<"HTTP/1.", _, " ", status::binary-size(3)>>} when status < "500" -> "ok"
        {:ok, <<"HTTP/1.", _, " ", status::binary-size(3)>>} -> "status #{status}"
        _ -> "no answer"
      end
    end)
  end

  defp with_url(variable, port, ask) do
    case System.get_env(variable, "") do
      "" ->
        "none"

      text ->
        url = URI.parse(text)
        options = [:binary, active: false, packet: :raw]

        case :gen_tcp.connect(String.to_charlist(url.host), url.port || port, options, @within) do
          {:ok, socket} -> ask.(url, socket)
          {:error, reason} -> "unreachable: #{reason}"
        end
    end
  end
end
