defmodule MyApp.HealthCheck do
  @moduledoc "Whether the application can do its work: asks each part it needs, every time."

  @doc "`{:ok | :error, checks}`; a part this application does not have is `none`."
  def check do
    cache = if MyApp.Cache.visits() == :error, do: "no answer", else: "ok"
    status = if cache == "ok", do: :ok, else: :error
    {status, [cache: cache, database: "none", external_apis: "none"]}
  end

  @doc "Whether the application has started and is not stopping."
  def ready do
    started = List.keymember?(Application.started_applications(), :my_app, 0)
    status = if started and MyApp.Web.open?(), do: :ok, else: :error
    {status, [application_started: to_string(started)]}
  end
end
