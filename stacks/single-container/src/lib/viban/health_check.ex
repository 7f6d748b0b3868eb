defmodule Viban.HealthCheck do
  @moduledoc "Whether the application can do its work: asks PostgreSQL, every time."

  @within 1_000

  @doc "`:ok` or `{:error, reason}`."
  def check do
    case Viban.Database.query("SELECT count(*) FROM schema_migrations", [], @within) do
      {:ok, [[_]]} -> :ok
      {:error, reason} -> {:error, inspect(reason)}
    end
  end

  @doc "Whether the application has started and is not stopping."
  def ready do
    started = List.keymember?(Application.started_applications(), :viban, 0)
    if started and Viban.Web.open?(), do: :ok, else: {:error, "not started"}
  end
end
