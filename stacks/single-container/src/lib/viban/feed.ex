defmodule Viban.Feed do
  @moduledoc """
  Rows over a WebSocket, as `number row`: those after `?after=N`, then each as soon as it is in the database. Numbers are
  given before rows are committed, so a row may come after one with a higher number: who comes back with the highest
  number it saw is also sent what was made shortly before that row, and may see rows twice, but misses none.
  """

  @behaviour :cowboy_websocket

  @sql "SELECT id, body FROM rows WHERE id > $1::bigint OR made_at > " <>
         "(SELECT made_at - interval '10 s' FROM rows WHERE id = $1::bigint) ORDER BY id"

  @doc "Tells everybody who listens of a row."
  def tell(id, body) do
    Registry.dispatch(__MODULE__, :rows, fn all -> for {pid, _} <- all, do: send(pid, {:row, id, body}) end)
  end

  # A browser says which page it asks for; another one than ours has no business here.
  @impl true
  def init(request, _) do
    origin = URI.parse(:cowboy_req.header("origin", request, ""))

    if origin.host in [nil, Application.fetch_env!(:viban, :host)] do
      {:cowboy_websocket, request, Map.new(:cowboy_req.parse_qs(request))["after"] || "0", %{idle_timeout: 120_000}}
    else
      {:ok, :cowboy_req.reply(403, %{}, "not for #{origin.host}\n", request), nil}
    end
  end

  @impl true
  def websocket_init(from) do
    {:ok, _} = Registry.register(__MODULE__, :rows, nil)

    case Viban.Database.query(@sql, [from]) do
      {:ok, rows} -> {for([id, body] <- rows, do: frame(id, body)), nil}
      {:error, _} -> {[{:close, 1011, "no database"}], nil}
    end
  end

  @impl true
  def websocket_handle(_, state), do: {[], state}

  @impl true
  def websocket_info({:row, id, body}, state), do: {[frame(id, body)], state}
  def websocket_info(_, state), do: {[], state}

  defp frame(id, body), do: {:text, [id, " ", body]}
end
