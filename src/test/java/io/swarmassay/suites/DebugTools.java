package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** Debugs a balanced container as one would; see {@link BalancedToolsIT}. */
final class DebugTools {
  private DebugTools() {}

  /**
   * The shell is the running node's: its cache answers, which a node of the shell's own has not.
   */
  static void reaches_the_running_node(Container container) throws IOException {
    container.until("wget -q -O - http://localhost:4000/");
    try (Terminal shell = container.terminal("/app/bin/my_app", "remote")) {
      shell.shows("1>");
      shell.type("{:visits, elem(MyApp.Cache.visits(), 0)}");
      assertThat(shell.shows("2>")).contains("{:visits, :ok}");
    }
  }

  /** recon traces a call in the running node, and prints it in the shell that asked for it. */
  static void traces(Container debug) throws IOException {
    debug.until("wget -q -O - http://localhost:4000/");
    assertThat(debug.exec("/app/bin/my_app rpc 'IO.inspect(:code.which(:observer_cli))'"))
        .contains("observer_cli.beam");
    try (Terminal shell = debug.terminal("/app/bin/my_app", "remote")) {
      shell.shows("1>");
      shell.type(":recon_trace.calls({MyApp.Cache, :visit, :return_trace}, 10)");
      shell.shows("2>");
      debug.exec("wget -q -O - http://localhost:4000/");
      shell.shows("visit/0 -->");
    }
  }

  /** A request that a test makes is in the capture, taken by who the image runs as. */
  static void captures(Container debug) {
    debug.background(
        "exec timeout 60 tcpdump -l -A -i lo -c 5000 tcp port 4000 >/tmp/seen 2>/tmp/said");
    debug.until("grep -e listening -e permission -e permitted -e socket /tmp/said");
    assertThat(debug.exec("id -u; cat /tmp/said"))
        .startsWith("1000\n")
        .contains("listening on lo")
        .doesNotContain("permission");
    debug.exec("curl -s -o /dev/null http://localhost:4000/asked-for-by-a-test");
    assertThat(debug.until("grep -a -m1 asked-for /tmp/seen"))
        .contains("GET /asked-for-by-a-test HTTP/1.1");
  }

  /** Ends the emulator as a crash does, with a dump. */
  static void crash(Container container) {
    container.until("wget -q -O - http://localhost:4000/");
    container.exec("/app/bin/my_app rpc ':erlang.halt(~c\"planted crash\")'");
  }

  /** Another container on the same volume reads what a crashed one left. */
  static void reads_the_dump(Container next, String host) {
    assertThat(next.exec("grep -l 'Slogan: planted crash' /var/crash/*.dump"))
        .contains("/var/crash/" + host);
    assertThat(next.exec("head -c 200000 /var/crash/*.dump"))
        .contains("=erl_crash_dump:", "=memory", "=proc:");
  }

  /** A function of a module that is loaded into the running node stops where it was told to. */
  static void stops_at_a_breakpoint(Container debug) {
    debug.until("wget -q -O - http://localhost:4000/");
    debug.exec("cat > /tmp/stepped.erl <<'CODE'\n" + STEPPED + "\nCODE");
    debug.exec("cat > /tmp/debugger.exs <<'CODE'\n" + DEBUGGER + "\nCODE");
    assertThat(debug.exec("/app/bin/my_app rpc 'Code.eval_file(\"/tmp/debugger.exs\")'"))
        .contains(":break, {:stepped, 4}", "went on to 42");
  }

  private static final String STEPPED =
      """
      -module(stepped).
      -export([double/1]).
      double(N) ->
        M = N + N,
        M.""";

  private static final String DEBUGGER =
      """
      {:ok, _} = :compile.file(~c"/tmp/stepped.erl", [:debug_info, outdir: ~c"/tmp"])
      true = :code.add_patha(~c"/tmp")
      {:module, _} = :int.i(~c"/tmp/stepped.erl")
      :ok = :int.break(:stepped, 4)
      asked = self()
      pid = spawn(fn -> send(asked, {:said, :stepped.double(21)}) end)
      stopped = fn -> Enum.find(:int.snapshot(), &match?({^pid, _, :break, _}, &1)) end
      IO.inspect(Enum.find_value(1..1000, fn _ -> stopped.() || (Process.sleep(5) && nil) end))
      :ok = :int.continue(pid)
      receive do {:said, n} -> IO.puts("went on to #{n}") after 5000 -> IO.puts("stuck") end""";

  static void runs_as_the_documents_user(Container container) {
    assertThat(container.exec("id")).contains("uid=1000(elixir) gid=1000(elixir)");
  }
}
