defmodule Viban.Web do
  @moduledoc "The HTTP server: cowboy, with what is answered in `Viban.Router`, and a stop that lets open requests end."

  @behaviour :cowboy_handler

  @largest 1_000_000
  @idle 30_000

  @doc "The listener and its connections, as part of the application's own supervision."
  def child_spec(_) do
    :persistent_term.put({__MODULE__, :busy}, :counters.new(1, [:atomics]))
    :persistent_term.put({__MODULE__, :open}, true)

    routes = [{:_, [{"/api/feed", Viban.Feed, []}, {:_, __MODULE__, []}]}]
    transport = %{connection_type: :supervisor, socket_opts: [port: Application.fetch_env!(:viban, :port), nodelay: true]}

    protocol = %{
      connection_type: :supervisor,
      env: %{dispatch: :cowboy_router.compile(routes)},
      request_timeout: @idle,
      idle_timeout: 2 * @idle,
      max_keepalive: 100_000_000
    }

    :ranch.child_spec(__MODULE__, :ranch_tcp, transport, :cowboy_clear, protocol)
  end

  @doc "Whether connections are accepted."
  def open?, do: :persistent_term.get({__MODULE__, :open}, false)

  @doc "Tells every connection to end after its request and waits for the open requests."
  def drain(within) do
    :persistent_term.put({__MODULE__, :open}, false)
    _ = :ranch.suspend_listener(__MODULE__)
    idle(System.monotonic_time(:millisecond) + within)
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

  @impl true
  def init(request, state) do
    busy = :persistent_term.get({__MODULE__, :busy})
    :counters.add(busy, 1, 1)

    try do
      {:ok, answered(request), state}
    after
      :counters.sub(busy, 1, 1)
    end
  end

  defp answered(request) do
    case :cowboy_req.read_body(request, %{length: @largest, period: @idle}) do
      {:ok, body, request} ->
        {status, headers, bytes} = Viban.Router.answer(question(request), body)
        headers = if open?(), do: headers, else: Map.put(headers, "connection", "close")
        :cowboy_req.reply(status, headers, bytes, request)

      {:more, _, request} ->
        :cowboy_req.reply(413, %{"connection" => "close"}, "too large\n", request)
    end
  end

  defp question(request) do
    %{
      method: :cowboy_req.method(request),
      path: :cowboy_req.path(request),
      query: Map.new(:cowboy_req.parse_qs(request)),
      gzip: :cowboy_req.header("accept-encoding", request, "") =~ "gzip"
    }
  end
end
