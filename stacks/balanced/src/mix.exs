defmodule MyApp.MixProject do
  use Mix.Project

  def project do
    [
      app: :my_app,
      version: "2.0.0",
      elixir: "~> 1.14",
      start_permanent: true,
      consolidate_protocols: true,
      deps: [],
      releases: [
        # The runtime image has Erlang and Elixir already.
        my_app: [include_erts: false, include_executables_for: [:unix], strip_beams: true]
      ]
    ]
  end

  def application do
    [
      mod: {MyApp.Application, []},
      extra_applications: [:logger, :runtime_tools, :crypto, :ssl, :public_key, :prometheus]
    ]
  end
end
