package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

/** Defects of viban, put into the running node in a module's place and taken away again. */
enum Plants implements AutoCloseable {
  /** Any file that is asked for, as it is. */
  BARE_FILES(
      "Static",
      """
      def answer(path, _) do
        read = fn name -> File.read(Path.join(Application.app_dir(:viban, "priv/static"), name)) end
        {:ok, page} = read.("index.html")
        {:ok, bytes} = with {:error, _} <- read.(path), do: {:ok, page}
        {200, %{"content-type" => "text/html"}, bytes}
      end"""),
  /** A page that nothing was built for. */
  UNBUILT(
      "Static", "def answer(_, _), do: {200, %{}, ~s(<script src=\"/assets/app.js\"></script>)}"),
  /** A migration's statements are run one by one. */
  NO_TRANSACTION(
      "Database",
      """
      def query(sql, params \\\\ [], within \\\\ 5000), do: ask(Viban.Connection.any(), {:query, sql, params}, within)
      def script(sql), do: sql |> String.split(";") |> Enum.map(&query/1) |> List.last()
      def ask(connection, what, within), do: GenServer.call(connection, what, within)"""),
  /** Ready without having written. */
  COLD("WarmUp", "def run, do: :ok"),
  /** What was answered is thrown away, whether or not it arrived. */
  FORGETFUL(
      "Changes",
      """
      def after_position(name, _) do
        slot = "consumer_" <> name
        Viban.Database.query("SELECT pg_create_logical_replication_slot($1, 'test_decoding')", [slot])
        Viban.Database.query("SELECT lsn, data FROM pg_logical_slot_get_changes($1, NULL, NULL) WHERE data LIKE 'table%'", [slot])
      end"""),
  /** Nobody is told of a new row. */
  SILENT(
      "Router",
      """
      def answer(%{method: "POST"}, body) do
        {:ok, [[id]]} = Viban.Database.query("INSERT INTO rows (body) VALUES ($1) RETURNING id", [body])
        {201, %{}, id}
      end
      def answer(_, _), do: {200, %{}, "ok"}""");

  private final String module;
  private final String code;
  private Container planted;

  Plants(String module, String body) {
    this.module = "Viban." + module;
    this.code = "defmodule " + this.module + " do\n" + body + "\nend";
  }

  /** In this container until it is closed. */
  Plants in(Container container) {
    planted = container;
    String file = "/tmp/" + name();
    container.exec("cat > " + file + " <<'CODE'\n" + code + "\nCODE");
    String load =
        "Code.compiler_options(ignore_module_conflict: true); Code.compile_file(\"" + file + "\");";
    assertThat(rpc(load + " IO.puts(:planted)")).contains("planted");
    return this;
  }

  private String rpc(String expression) {
    return planted.exec("/app/bin/viban rpc '" + expression + "'");
  }

  @Override
  public void close() {
    rpc(":code.purge(" + module + "); :code.load_file(" + module + ")");
  }
}
