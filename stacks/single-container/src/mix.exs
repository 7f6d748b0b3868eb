defmodule Viban.MixProject do
  use Mix.Project

  def project do
    [
      app: :viban,
      version: "1.0.0",
      elixir: "~> 1.14",
      start_permanent: true,
      deps: [],
      aliases: ["assets.deploy": "run --no-start frontend/deploy.exs"],
      releases: [
        # The runtime image has Erlang and Elixir already.
        viban: [
          include_erts: false,
          include_executables_for: [:unix],
          strip_beams: true,
          applications: [runtime_tools: :permanent]
        ]
      ]
    ]
  end

  def application do
    [mod: {Viban.Application, []}, extra_applications: [:logger, :crypto, :ssl, :public_key, :cowboy]]
  end
end
