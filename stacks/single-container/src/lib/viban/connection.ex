defmodule Viban.Connection do
  @moduledoc """
  One connection to PostgreSQL, over its Unix socket as a rule: version 3 of its protocol, trust, text values.
  Connects when it is asked something and has no connection.
  """
  use GenServer

  @within 5_000

  def start_link(n), do: GenServer.start_link(__MODULE__, nil, name: name(n))

  @doc "One of the connections, in turn."
  def any do
    count = Application.fetch_env!(:viban, :connections)
    name(rem(:erlang.unique_integer([:positive]), count))
  end

  @doc "The name of connection `n`, counted from 0."
  def name(n), do: :"viban_pg_#{n}"

  @impl true
  def init(_), do: {:ok, nil}

  @impl true
  def handle_call(what, from, nil) do
    case connect() do
      {:ok, socket} -> handle_call(what, from, socket)
      _ -> {:reply, {:error, :unavailable}, nil}
    end
  end

  def handle_call(what, _from, socket) do
    with :ok <- :gen_tcp.send(socket, messages(what)),
         {:ok, answer} <- answer(socket, [], nil) do
      {:reply, answer, socket}
    else
      _ ->
        :gen_tcp.close(socket)
        {:reply, {:error, :unknown}, nil}
    end
  end

  # A connection that ended while nothing was asked is noticed before anything is lost on it.
  @impl true
  def handle_info({:tcp_closed, socket}, socket), do: {:noreply, nil}
  def handle_info(_other, socket), do: {:noreply, socket}

  defp connect do
    {host, port} = Application.fetch_env!(:viban, :address)
    options = [:binary, packet: :raw, active: false]

    with {:ok, socket} <- :gen_tcp.connect(host, port, options, @within),
         :ok <- :gen_tcp.send(socket, startup()),
         {:ok, {:ok, []}} <- answer(socket, [], nil) do
      {:ok, socket}
    end
  end

  defp startup do
    user = Application.fetch_env!(:viban, :user)
    database = Application.fetch_env!(:viban, :database)
    body = <<196_608::32, "user\0", user::binary, "\0database\0", database::binary, "\0\0">>
    <<byte_size(body) + 4::32, body::binary>>
  end

  defp messages({:script, sql}), do: message(?Q, [sql, 0])

  defp messages({:query, sql, params}) do
    values = for value <- params, do: [<<byte_size(value)::32>>, value]

    [
      message(?P, [0, sql, 0, <<0::16>>]),
      message(?B, [0, 0, <<0::16, length(params)::16>>, values, <<0::16>>]),
      message(?E, [0, <<0::32>>]),
      message(?S, [])
    ]
  end

  defp message(type, body), do: [type, <<:erlang.iolist_size(body) + 4::32>>, body]

  # Reads up to "ready for query".
  defp answer(socket, rows, error) do
    with {:ok, <<type, size::32>>} <- :gen_tcp.recv(socket, 5, @within),
         {:ok, body} <- body(socket, size - 4) do
      case type do
        ?D -> answer(socket, [row(body) | rows], error)
        ?E -> answer(socket, rows, {:refused, text(body)})
        ?Z when error == nil -> {:ok, {:ok, Enum.reverse(rows)}}
        ?Z -> {:ok, {:error, error}}
        _ -> answer(socket, rows, error)
      end
    end
  end

  defp body(_socket, 0), do: {:ok, ""}
  defp body(socket, size), do: :gen_tcp.recv(socket, size, @within)

  defp row(<<_count::16, fields::binary>>), do: fields(fields)

  defp fields(<<>>), do: []
  defp fields(<<-1::signed-32, rest::binary>>), do: [nil | fields(rest)]
  defp fields(<<size::32, value::binary-size(size), rest::binary>>), do: [value | fields(rest)]

  defp text(body) do
    Enum.find_value(:binary.split(body, <<0>>, [:global]), "", fn
      <<?M, message::binary>> -> message
      _ -> nil
    end)
  end
end
