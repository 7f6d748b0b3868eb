defmodule MyApp.Web do
  @moduledoc """
  A small HTTP/1.1 server on what the emulator itself parses: no dependency, connections are kept
  alive, and stopping lets open requests end.
  """
  use Supervisor
  require Logger

  @idle 30_000
  @largest 1_000_000
  @reasons %{200 => "OK", 400 => "Bad Request", 404 => "Not Found", 503 => "Service Unavailable"}

  def start_link(_), do: Supervisor.start_link(__MODULE__, [], name: __MODULE__)

  @impl true
  def init(_) do
    port = Application.fetch_env!(:my_app, :port)
    options = [:binary, packet: :http_bin, active: false, reuseaddr: true, backlog: 1024, nodelay: true]
    {:ok, listener} = :gen_tcp.listen(port, options)
    :persistent_term.put({__MODULE__, :busy}, :counters.new(1, [:atomics]))
    :persistent_term.put({__MODULE__, :open}, true)

    acceptors =
      for n <- 1..4 do
        %{id: {:acceptor, n}, start: {Task, :start_link, [fn -> accept(listener) end]}, restart: :permanent}
      end

    children = [{Task.Supervisor, name: MyApp.Connections} | acceptors]
    Supervisor.init(children, strategy: :one_for_one)
  end

  @doc "Whether connections are accepted."
  def open?, do: :persistent_term.get({__MODULE__, :open}, false)

  @doc "Tells every connection to end after its request and waits for the open requests."
  def drain(within) do
    :persistent_term.put({__MODULE__, :open}, false)
    until = System.monotonic_time(:millisecond) + within
    idle(until)
  end

  defp idle(until) do
    busy = :counters.get(:persistent_term.get({__MODULE__, :busy}), 1)

    if busy > 0 and System.monotonic_time(:millisecond) < until do
      receive do
      after
        10 -> idle(until)
      end
    end
  end

  defp accept(listener) do
    {:ok, socket} = :gen_tcp.accept(listener)
    {:ok, pid} = Task.Supervisor.start_child(MyApp.Connections, fn -> owned(socket) end)
    :ok = :gen_tcp.controlling_process(socket, pid)
    send(pid, :yours)
    accept(listener)
  end

  defp owned(socket) do
    receive do
      :yours -> serve(socket)
    after
      @idle -> :gen_tcp.close(socket)
    end
  end

  defp serve(socket) do
    case :gen_tcp.recv(socket, 0, @idle) do
      {:ok, {:http_request, method, {:abs_path, path}, _version}} ->
        if counted(fn -> request(socket, to_string(method), path) end), do: serve(socket), else: :gen_tcp.close(socket)

      _closed_or_nonsense ->
        :gen_tcp.close(socket)
    end
  end

  defp counted(work) do
    busy = :persistent_term.get({__MODULE__, :busy})
    :counters.add(busy, 1, 1)

    try do
      work.()
    after
      :counters.sub(busy, 1, 1)
    end
  end

  # Whether the connection may be used again.
  defp request(socket, method, path) do
    with {:ok, read} <- headers(socket, %{length: 0, keep: true, id: nil}),
         {:ok, body} <- body(socket, read.length) do
      id = read.id || Base.encode16(:crypto.strong_rand_bytes(8), case: :lower)
      Logger.metadata(request_id: id)
      answer = measured(method, path, body)
      keep = read.keep and open?()
      respond(socket, answer, keep, id) == :ok and keep
    else
      _ -> false
    end
  end

  defp measured(method, target, body) do
    since = System.monotonic_time()
    [path | _] = String.split(target, "?", parts: 2)
    answer = {status, _, _} = MyApp.Router.answer(method, path, body)
    took = System.monotonic_time() - since
    MyApp.Metrics.answered(method, path, status, took)
    Logger.info("#{method} #{path} #{status} #{System.convert_time_unit(took, :native, :microsecond)} us")
    answer
  end

  defp headers(socket, read) do
    case :gen_tcp.recv(socket, 0, @idle) do
      {:ok, {:http_header, _, :"Content-Length", _, value}} -> headers(socket, %{read | length: String.to_integer(value)})
      {:ok, {:http_header, _, :Connection, _, value}} -> headers(socket, %{read | keep: String.downcase(value) != "close"})
      {:ok, {:http_header, _, name, _, value}} -> headers(socket, if(id?(name), do: %{read | id: clean(value)}, else: read))
      {:ok, :http_eoh} -> {:ok, read}
      _ -> :error
    end
  end

  defp id?(name), do: name |> to_string() |> String.downcase() == "x-request-id"

  # It is logged and sent back: nothing of it may look like more than a name.
  defp clean(id), do: id |> String.replace(~r/[^\w.-]/, "") |> String.slice(0, 64)

  defp body(_socket, 0), do: {:ok, ""}
  defp body(_socket, length) when length > @largest or length < 0, do: :error

  defp body(socket, length) do
    :inet.setopts(socket, packet: :raw)
    answer = :gen_tcp.recv(socket, length, @idle)
    :inet.setopts(socket, packet: :http_bin)
    answer
  end

  defp respond(socket, {status, type, body}, keep, id) do
    :gen_tcp.send(socket, [
      "HTTP/1.1 #{status} #{Map.fetch!(@reasons, status)}\r\n",
      "content-type: #{type}\r\ncontent-length: #{IO.iodata_length(body)}\r\nx-request-id: #{id}\r\n",
      if(keep, do: "connection: keep-alive\r\n\r\n", else: "connection: close\r\n\r\n"),
      body
    ])
  end
end
