defmodule Viban.Router do
  @moduledoc """
  What is answered to which request: `{status, headers, body}`. Whatever is neither the API nor
  a file is the front end's own route and gets its page.
  """

  alias Viban.{Changes, Database, Feed}

  @text %{"content-type" => "text/plain; charset=utf-8"}
  @json %{"content-type" => "application/json"}
  @page 10_000

  @doc "A question has `method`, `path`, `query` and whether the client takes `gzip`."
  def answer(question, body)

  def answer(%{method: "GET", path: "/health"}, _), do: state(Viban.HealthCheck.check())
  def answer(%{method: "GET", path: "/ready"}, _), do: state(Viban.HealthCheck.ready())

  # 201: in the database for good. 503: certainly not. 500: nobody knows.
  def answer(%{method: "POST", path: "/api/rows"}, body) do
    case String.valid?(body) and Database.query("INSERT INTO rows (body) VALUES ($1) RETURNING id", [body]) do
      false ->
        {400, @text, "not UTF-8\n"}

      {:ok, [[id]]} ->
        Feed.tell(id, body)
        {201, @text, "#{id}\n"}

      {:error, :unavailable} ->
        {503, @text, "no database\n"}

      {:error, reason} ->
        {500, @text, "#{inspect(reason)}\n"}
    end
  end

  # `id body`, a line each, up to a page of them after an id.
  def answer(%{method: "GET", path: "/api/rows", query: query}, _) do
    sql = "SELECT id, body FROM rows WHERE id > $1::bigint ORDER BY id LIMIT #{@page}"
    lines(Database.query(sql, [query["after"] || "0"]))
  end

  # `position change`, a line each, in the order of their commits, up to a page of them after a position.
  def answer(%{method: "GET", path: "/api/changes", query: query}, _) do
    lines(Changes.after_position(query["consumer"] || "default", query["after"] || "0/0"))
  end

  def answer(%{path: "/api" <> _}, _), do: {404, @text, "not found\n"}
  def answer(%{method: "GET", path: path, gzip: gzip}, _), do: Viban.Static.answer(path, gzip)
  def answer(_, _), do: {404, @text, "not found\n"}

  defp lines({:ok, rows}), do: {200, @text, for([key, value] <- rows, do: [key, " ", value, "\n"])}
  defp lines({:error, {:refused, reason}}), do: {400, @text, "#{reason}\n"}
  defp lines({:error, reason}), do: {503, @text, "#{inspect(reason)}\n"}

  defp state(:ok), do: {200, @json, ~s({"status":"ok"}\n)}
  defp state({:error, reason}), do: {503, @json, ~s({"status":"error","reason":#{inspect(reason)}}\n)}
end
