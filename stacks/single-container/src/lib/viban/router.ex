defmodule Viban.Router do
  @moduledoc """
  What is answered to which request: `{status, content_type, body}`. Whatever is neither the API nor
  a file is the front end's own route and gets its page.
  """

  alias Viban.Database

  @text "text/plain; charset=utf-8"
  @page 10_000
  @types %{".html" => "text/html; charset=utf-8", ".js" => "text/javascript", ".css" => "text/css"}

  def answer(method, target, body) do
    [path | query] = String.split(target, "?", parts: 2)
    route(method, path, URI.decode_query(Enum.join(query)), body)
  end

  defp route("GET", "/health", _, _), do: state(Viban.HealthCheck.check())
  defp route("GET", "/ready", _, _), do: state(Viban.HealthCheck.ready())

  # 201: in the database for good. 503: certainly not. 500: nobody knows.
  defp route("POST", "/api/rows", _, body) do
    case String.valid?(body) and Database.query("INSERT INTO rows (body) VALUES ($1) RETURNING id", [body]) do
      false -> {400, @text, "not UTF-8\n"}
      {:ok, [[id]]} -> {201, @text, "#{id}\n"}
      {:error, :unavailable} -> {503, @text, "no database\n"}
      {:error, reason} -> {500, @text, "#{inspect(reason)}\n"}
    end
  end

  # `id body`, a line each, up to a page of them after an id.
  defp route("GET", "/api/rows", query, _) do
    after_id = Map.get(query, "after", "0")
    sql = "SELECT id, body FROM rows WHERE id > $1::bigint ORDER BY id LIMIT #{@page}"

    case Database.query(sql, [after_id]) do
      {:ok, rows} -> {200, @text, for([id, body] <- rows, do: [id, " ", body, "\n"])}
      {:error, {:refused, reason}} -> {400, @text, "#{reason}\n"}
      {:error, reason} -> {503, @text, "#{inspect(reason)}\n"}
    end
  end

  defp route(_, "/api" <> _, _, _), do: {404, @text, "not found\n"}
  defp route("GET", path, _, _), do: file(path)
  defp route(_, _, _, _), do: {404, @text, "not found\n"}

  defp state(:ok), do: {200, "application/json", ~s({"status":"ok"}\n)}
  defp state({:error, reason}), do: {503, "application/json", ~s({"status":"error","reason":#{inspect(reason)}}\n)}

  defp file(path) do
    static = Application.app_dir(:viban, "priv/static")

    with {:ok, safe} when safe != "" <- Path.safe_relative(String.trim_leading(path, "/")),
         {:ok, bytes} <- File.read(Path.join(static, safe)) do
      {200, Map.get(@types, Path.extname(safe), "application/octet-stream"), bytes}
    else
      _ -> {200, @types[".html"], File.read!(Path.join(static, "index.html"))}
    end
  end
end
