defmodule Viban.Static do
  @moduledoc """
  The front end as its build left it: only what is meant to be seen, compressed where the client takes it, and kept by
  browsers for good where the name says which bytes it has.
  """

  @only ~w(assets fonts images favicon.ico robots.txt index.html)
  @types %{
    ".html" => "text/html; charset=utf-8",
    ".js" => "text/javascript; charset=utf-8",
    ".css" => "text/css; charset=utf-8",
    ".svg" => "image/svg+xml",
    ".txt" => "text/plain; charset=utf-8"
  }

  @doc "The file of a path, or the front end's page, which has routes of its own."
  def answer(path, gzip) do
    with {:ok, safe} <- Path.safe_relative(String.trim_leading(path, "/")),
         [first | _] when first in @only <- Path.split(safe),
         {:ok, answer} <- file(safe, gzip) do
      answer
    else
      _ ->
        {:ok, page} = file("index.html", gzip)
        page
    end
  end

  defp file(name, gzip) do
    whole = Path.join(Application.app_dir(:viban, "priv/static"), name)
    headers = %{"content-type" => Map.get(@types, Path.extname(name), "application/octet-stream"), "vary" => "accept-encoding"}
    headers = Map.put(headers, "cache-control", kept(name))

    case gzip && File.read(whole <> ".gz") do
      {:ok, bytes} -> {:ok, {200, Map.put(headers, "content-encoding", "gzip"), bytes}}
      _ -> with {:ok, bytes} <- File.read(whole), do: {:ok, {200, headers, bytes}}
    end
  end

  defp kept(name), do: if(name =~ ~r/-[0-9a-f]{32}\.\w+$/, do: "public, max-age=31536000, immutable", else: "no-cache")
end
