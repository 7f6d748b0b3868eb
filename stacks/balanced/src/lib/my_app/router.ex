defmodule MyApp.Router do
  @moduledoc "What is answered to which request: `{status, content_type, body}`."

  @json "application/json"

  def answer("GET", "/health", _body), do: report(MyApp.HealthCheck.check())
  def answer("GET", "/ready", _body), do: report(MyApp.HealthCheck.ready())

  def answer("GET", "/metrics", _body) do
    {type, text} = MyApp.Metrics.text()
    {200, type, text}
  end

  def answer("GET", "/", _body) do
    case MyApp.Cache.visit() do
      {:ok, count} -> {200, "text/plain", "visit #{count} of #{node()}\n"}
      :error -> {503, "text/plain", "the cache does not answer\n"}
    end
  end

  def answer(_method, _path, _body), do: {404, "text/plain", "not found\n"}

  defp report({status, checks}) do
    parts = Enum.map_join([{:status, status} | checks], ",", fn {k, v} -> ~s("#{k}":"#{v}") end)
    {if(status == :ok, do: 200, else: 503), @json, "{#{parts}}\n"}
  end
end
