defmodule MyApp.Metrics do
  @moduledoc """
  What the application counts of itself, for Prometheus; its client adds what the emulator says of
  memory, processes, schedulers and garbage collection.
  """

  @routes ["/", "/health", "/ready", "/metrics"]
  @seconds [0.001, 0.005, 0.025, 0.1, 0.5, 2.5]

  @doc "Makes the metrics known, once."
  def declare do
    :prometheus_counter.declare(
      name: :http_requests_total,
      labels: [:method, :route, :status],
      help: "Requests answered."
    )

    :prometheus_histogram.declare(
      name: :http_request_duration_seconds,
      labels: [:route],
      buckets: @seconds,
      help: "From the request's last byte to the answer.",
      duration_unit: false
    )

    :ok
  end

  @doc "Counts a request that was answered; `native` is how long it took."
  def answered(method, path, status, native) do
    route = if path in @routes, do: path, else: "other"
    seconds = native / System.convert_time_unit(1, :second, :native)
    :prometheus_counter.inc(:http_requests_total, [method, route, status])
    :prometheus_histogram.observe(:http_request_duration_seconds, [route], seconds)
  end

  @doc "Everything, in the text format, and the name of that format."
  def text, do: {:prometheus_text_format.content_type(), :prometheus_text_format.format()}
end
