defmodule Viban.Settings do
  @moduledoc """
  What the environment says, in the document's words: `PORT`, `PHX_HOST`, and `DATABASE_URL`, whose `host` is the
  folder of PostgreSQL's socket (`postgres://viban@/viban?host=/tmp`) or a name to reach it by TCP.
  """

  @doc "Puts what is set in the place of what config.exs says; ends the start on what cannot be read."
  def read do
    with port when is_binary(port) <- System.get_env("PORT"), do: put(:port, String.to_integer(port))
    with host when is_binary(host) <- System.get_env("PHX_HOST"), do: put(:host, host)
    with url when is_binary(url) <- System.get_env("DATABASE_URL"), do: database(URI.parse(url))
    :ok
  end

  defp database(%URI{scheme: scheme, path: "/" <> name} = url) when scheme in ["postgres", "postgresql"] and name != "" do
    [user | _] = String.split(url.userinfo || "viban", ":")
    query = URI.decode_query(url.query || "")
    put(:user, user)
    put(:database, name)
    put(:address, address(query["host"] || url.host || "", url.port || 5432))
  end

  defp address("", port), do: address("/tmp", port)
  defp address("/" <> _ = folder, port), do: {{:local, "#{folder}/.s.PGSQL.#{port}"}, 0}
  defp address(host, port), do: {String.to_charlist(host), port}

  defp put(key, value), do: Application.put_env(:viban, key, value)
end
