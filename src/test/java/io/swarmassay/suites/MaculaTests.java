package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cluster functions are Macula's where that is loaded, and bc_gitops' own where it is not. */
class MaculaTests {
  /** The platform itself is not here: a module of its name and functions takes its place. */
  private static final String STUB =
      """
      -module(macula).
      -export([ensure_distributed/0, get_cookie/0, set_cookie/1, monitor_nodes/0, unmonitor_nodes/0]).
      ensure_distributed() -> macula_ensures.
      get_cookie() -> macula_knows.
      set_cookie(Cookie) -> {macula_sets, Cookie}.
      monitor_nodes() -> macula_monitors.
      unmonitor_nodes() -> macula_unmonitors.
      """;

  private static final String EACH =
      """
      C = bc_gitops_cluster,
      io:format("~0p~n", [[C:ensure_distributed(), C:get_cookie(), C:set_cookie(other),
          C:monitor_nodes(), C:unmonitor_nodes()]]),
      """;

  @TempDir Path home;
  Path sources = Path.of("stacks/isolated/src");
  private LocalErlang erlang;

  @BeforeEach
  void compile() throws IOException, InterruptedException {
    erlang = new LocalErlang(home).with(sources);
  }

  @AfterEach
  void end() {
    erlang.close();
  }

  private void macula(String source) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(home.resolve("platform"));
    Files.writeString(folder.resolve("macula.erl"), source);
    erlang.with(folder);
  }

  @Test
  void where_macula_is_loaded_every_function_is_its() throws Exception {
    macula(STUB);
    assertThat(erlang.says(EACH + "io:format(\"alive ~p~n\", [is_alive()]),"))
        .contains(
            "[macula_ensures,macula_knows,{macula_sets,other},macula_monitors,macula_unmonitors]")
        .contains("alive false");
  }

  @Test
  void what_macula_does_not_export_stays_our_own() throws Exception {
    macula("-module(macula).\n-export([get_cookie/0]).\nget_cookie() -> macula_knows.\n");
    assertThat(erlang.says(EACH)).contains("[ok,macula_knows,ok,ok,ok]");
  }

  @Test
  void alone_it_distributes_knows_its_cookie_and_hears_of_nodes_until_it_stops() throws Exception {
    String said =
        erlang.says(
            """
            Before = is_alive(),
            ok = bc_gitops_cluster:ensure_distributed(),
            ok = bc_gitops_cluster:ensure_distributed(),
            Known = bc_gitops_cluster:get_cookie() =:= erlang:get_cookie(),
            ok = bc_gitops_cluster:monitor_nodes(),
            {ok, Peer, Node} = peer:start_link(#{name => other}),
            Up = receive {nodeup, Node, _} -> up after 5000 -> silent end,
            ok = bc_gitops_cluster:unmonitor_nodes(),
            erlang:monitor_node(Node, true),
            peer:stop(Peer),
            receive {nodedown, Node} -> ok after 5000 -> error(still_up) end,
            Down = receive {nodedown, Node, _} -> down after 0 -> silent end,
            ok = bc_gitops_cluster:set_cookie(another),
            io:format("~p ~p ~p ~p ~p ~p~n",
                [Before, is_alive(), Known, Up, Down, erlang:get_cookie()]),
            """);
    assertThat(said).contains("false true true up silent another");
  }
}
