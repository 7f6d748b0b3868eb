package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

/** Looks at the release inside a balanced container, as its document has it. */
final class BalancedRelease {
  private BalancedRelease() {}

  private static String rpc(Container container, String expression) {
    return container.exec("/app/bin/my_app rpc 'IO.inspect(" + expression + ")'");
  }

  static void has_no_documentation(Container container) {
    assertThat(rpc(container, ":beam_lib.chunks(:code.which(MyApp.Cache), [~c\"Docs\"])"))
        .contains(":missing_chunk", "Docs");
    assertThat(rpc(container, ":beam_lib.chunks(:code.which(Enum), [~c\"Docs\"])"))
        .contains(":missing_chunk", "Docs");
    assertThat(
            container.root(
                "find / -xdev -name '*.chunk' -o -xdev -path '*/share/doc/*' -o -xdev -path"
                    + " '*/share/man/*'"))
        .isEqualTo("exit 0\n");
  }

  static void was_built_for_production(Container container) {
    assertThat(rpc(container, "Application.get_env(:my_app, :env)")).contains(":prod");
  }

  static void has_one_emulator_which_is_the_bases(Container container) {
    assertThat(container.root("find / -xdev -name beam.smp"))
        .matches("/usr/lib/erlang/erts-[\\d.]+/bin/beam.smp\nexit 0\n");
  }

  static void has_no_sources(Container container) {
    assertThat(
            container.root("find /app -name '*.ex' -o -name '*.exs' -o -name '*.erl' -o -name src"))
        .isEqualTo("exit 0\n");
    assertThat(container.root("find /app -name '*.beam' | grep -c MyApp")).contains("exit 0");
  }

  static void beams_are_not_compressed(Container container) {
    assertThat(container.exec("head -c 4 $(find /app -name Elixir.MyApp.Cache.beam)"))
        .startsWith("FOR1");
  }

  static void code_is_loaded_when_it_is_used(Container container) {
    String few = "length(:code.all_loaded()) < length(:code.all_available()) / 2";
    assertThat(rpc(container, "{:code.get_mode(), " + few + "}")).contains("{:interactive, true}");
  }

  static void crash_dumps_may_take_a_second(Container container) {
    assertThat(rpc(container, "System.get_env(\"ERL_CRASH_DUMP_SECONDS\")")).contains("\"1\"");
  }

  /** The document's runtime packages, by what the running emulator has mapped. */
  static void libraries_are_in_use(Container container) {
    rpc(container, ":crypto.hash(:sha256, \"x\")");
    String mapped =
        container.exec("cat /proc/[0-9]*/maps 2>/dev/null | grep -o '/[^ ]*so[.0-9]*$' | sort -u");
    for (String library : List.of("libstdc++.so", "libcrypto.so", "libtinfo.so", "libz.so")) {
      assertThat(mapped).contains(library);
    }
  }

  /** What does not belong there, put there by root; each check says so by what it finds. */
  static void is_noticed(Container container) {
    String beam = "$(find /app -name Elixir.MyApp.Cache.beam)";
    container.root("mkdir -p /usr/share/doc/x; touch /usr/share/doc/x/copyright");
    assertThatThrownBy(() -> has_no_documentation(container)).hasMessageContaining("copyright");
    container.root("mkdir -p /app/erts; touch /app/erts/beam.smp /app/lib/cache.ex");
    assertThatThrownBy(() -> has_one_emulator_which_is_the_bases(container))
        .hasMessageContaining("/app/erts/beam.smp");
    assertThatThrownBy(() -> has_no_sources(container)).hasMessageContaining("cache.ex");
    container.root("printf '\\037\\213\\010' > " + beam);
    assertThatThrownBy(() -> beams_are_not_compressed(container)).hasMessageContaining("FOR1");
    String all = "for {m, _, _} <- :code.all_available(), do: :code.ensure_loaded(List.to_atom(m))";
    rpc(container, "length((" + all + "))");
    assertThatThrownBy(() -> code_is_loaded_when_it_is_used(container))
        .hasMessageContaining("{:interactive, false}");
    assertThatThrownBy(() -> logs_from(container, "info")).hasMessageContaining(":debug");
  }

  /** One logs what the other keeps to itself. */
  static void logs_from(Container container, String level) {
    container.exec("wget -q -O - http://localhost:4000/");
    container.until("grep -q 'GET / 200' /tmp/app.log");
    assertThat(rpc(container, "Logger.level()")).contains(":" + level);
    assertThat(container.exec("grep -c '\\[debug\\] visit' /tmp/app.log").startsWith("0\n"))
        .as("no line of level debug at level " + level)
        .isEqualTo(!level.equals("debug"));
  }
}
