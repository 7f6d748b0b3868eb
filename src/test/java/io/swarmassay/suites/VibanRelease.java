package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.internal.docker.EngineClient;
import java.util.Map;

/** Looks at the database and the release inside a single container, as its document has them. */
final class VibanRelease {
  private static final String PSQL =
      "/usr/lib/postgresql/*/bin/psql -X -t -A -P pager=off -h /tmp -d viban -v ON_ERROR_STOP=1 ";

  private VibanRelease() {}

  static String sql(Container container, String user, String... statements) {
    StringBuilder command = new StringBuilder(PSQL).append("-U ").append(user);
    for (String statement : statements) {
      command.append(" -c \"").append(statement).append('"');
    }
    return container.exec(command.toString());
  }

  private static String rpc(Container container, String code) {
    return container.exec("/app/bin/viban rpc '" + code + "'");
  }

  /** The cookie of the running node; {@code none} without one of 64 hexadecimal digits. */
  static String cookie(Container container) {
    container.until("wget -q -O - http://localhost:4000/health");
    return rpc(container, "IO.puts(Node.get_cookie())")
        .lines()
        .filter(line -> line.matches("[0-9a-f]{64}"))
        .findFirst()
        .orElse("none");
  }

  static void role_may_make_databases_and_has_the_documents_password(Container container) {
    assertThat(sql(container, "viban", "CREATE DATABASE of_a_test", "DROP DATABASE of_a_test"))
        .contains("CREATE DATABASE", "DROP DATABASE");
    assertThat(
            sql(container, "postgres", "SELECT rolpassword FROM pg_authid WHERE rolname = 'viban'"))
        .startsWith("SCRAM-SHA-256");
  }

  static void extensions_of_contrib_work(Container container) {
    String similar = "SELECT similarity('viban', 'vibran') > 0.3, 'a=>1'::hstore -> 'a'";
    assertThat(
            sql(
                container,
                "postgres",
                "BEGIN",
                "CREATE EXTENSION pg_trgm",
                "CREATE EXTENSION hstore",
                similar,
                "ROLLBACK"))
        .contains("t|1");
  }

  static void user_is_called_viban(Container container) {
    assertThat(container.exec("id")).startsWith("uid=1000(viban) gid=1000(viban)");
    assertThat(container.exec("echo ~viban; echo $HOME"))
        .isEqualTo("/home/viban\n/home/viban\nexit 0\n");
  }

  static void release_has_executables_for_unix_only(Container container) {
    assertThat(container.exec("ls /app/bin /app/releases/*"))
        .contains("viban", "env.sh")
        .doesNotContain(".bat");
  }

  static void runtime_tools_are_permanent(Container container) {
    String started = ":application.info()[:started][:runtime_tools]";
    assertThat(rpc(container, "IO.inspect(" + started + ")")).contains(":permanent");
  }

  /** The application itself uses none of them; what it starts inherits them. */
  static void keys_reach_what_the_application_starts(Container container) {
    String started = "System.cmd(\"sh\", [\"-c\", \"echo $ANTHROPIC_API_KEY $GH_CLIENT_ID";
    assertThat(rpc(container, "IO.puts(elem(" + started + " $GH_CLIENT_SECRET\"]), 0))"))
        .contains("a-key an-id another");
    assertThat(rpc(container, "IO.puts(System.get_env(\"SECRET_KEY_BASE\"))")).contains("a-secret");
  }

  static void beams_are_stripped(Container container) {
    String chunk = ":beam_lib.chunks(:code.which(Viban.Router), [:debug_info])";
    assertThat(rpc(container, "IO.inspect(" + chunk + ")")).contains(":missing_chunk", "Dbgi");
  }

  static void build_tools_stay_behind(Container container) {
    assertThat(
            container.exec(
                "for t in mix erlc elixirc esbuild gcc make; do command -v $t; done; ls -d"
                    + " /usr/lib/elixir/lib/mix /usr/lib/erlang/lib/parsetools-* /src 2>/dev/null;"
                    + " echo none"))
        .isEqualTo("none\nexit 0\n");
  }

  /** What does not belong there, put there by root; each check says so by what it finds. */
  static void is_noticed(Container container) {
    container.root("touch /app/bin/viban.bat; cp /bin/busybox /usr/bin/gcc");
    assertThatThrownBy(() -> release_has_executables_for_unix_only(container))
        .hasMessageContaining("viban.bat");
    assertThatThrownBy(() -> build_tools_stay_behind(container)).hasMessageContaining("gcc");
    sql(container, "postgres", "ALTER ROLE viban NOCREATEDB PASSWORD NULL");
    assertThatThrownBy(() -> role_may_make_databases_and_has_the_documents_password(container))
        .hasMessageContaining("permission denied");
    container.root("rm /usr/share/postgresql/*/extension/hstore.control");
    assertThatThrownBy(() -> extensions_of_contrib_work(container)).hasMessageContaining("hstore");
    container.root("sed 's/^viban:/app:/' /etc/passwd > /tmp/p; cat /tmp/p > /etc/passwd");
    assertThatThrownBy(() -> user_is_called_viban(container)).hasMessageContaining("1000(app)");
  }

  /** Arguments of the container reach the release, and its exit code comes back. */
  static void takes_arguments(EngineClient engine, String image) {
    String sum = "{:ok, [[n]]} = Viban.Database.query(\"SELECT 41 + 1\"); IO.puts(\"= #{n}\")";
    String pool =
        "{:ok, _} = Viban.Connection.start_link(0);"
            + " Application.put_env(:viban, :connections, 1); ";
    String code = "Application.load(:viban); " + pool + sum;
    try (Container container = Container.run(engine, image, Map.of(), "eval", code)) {
      assertThat(container.exit()).as(container.logs()).isZero();
      assertThat(container.logs()).contains("= 42");
    }
    try (Container container = Container.run(engine, image, Map.of(), "eval", "System.halt(3)")) {
      assertThat(container.exit()).as(container.logs()).isEqualTo(3);
    }
  }
}
