package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Nodes of the messaging stack on the machine's own Erlang, sound or with a defect planted. */
final class MessageNodes implements AutoCloseable {
  private static final Path SOURCES = Path.of("stacks/messaging/src");

  /** Boots nodes with an environment, waits for things, and sends. */
  private static final String TOOLS =
      """
      Named = fun(Name) -> list_to_atom(atom_to_list(Name) ++ os:getpid()) end,
      At = fun(N, M, F, A) -> rpc:call(N, M, F, A, 20000) end,
      Await = fun Await(What, Left) ->
        case What() of
          true -> ok;
          _ when Left =:= 0 -> error(too_late);
          _ -> receive after 20 -> Await(What, Left - 1) end
        end
      end,
      Node = fun(Name, Env) ->
        {ok, _, N} = peer:start(#{name => Named(Name), env => Env, wait_boot => 20000, args => Args}),
        Await(fun() -> is_list(At(N, supervisor, which_children, [msg_options])) end, 400),
        N
      end,
      Killed = fun(N) ->
        _ = os:cmd("kill -9 " ++ At(N, os, getpid, [])),
        Await(fun() -> not lists:member(N, nodes()) end, 500)
      end,
      Got = fun(N) -> [C || #{content := C} <- At(N, msg_handler, get_msgs, [])] end,
      Counted = fun(N, What) -> maps:get(What, At(N, msg_inbox, counted, []), 0) end,
      Me = self(),
      Later = fun(Work) -> spawn(fun() -> Me ! {done, Work()} end) end,
      Done = fun() -> receive {done, Said} -> Said after 20000 -> too_late end end,
      """;

  private final Path home;
  private final LocalErlang erlang;
  private int hosts;

  MessageNodes(Path home) throws IOException, InterruptedException {
    this.home = home;
    erlang = new LocalErlang(home).with(SOURCES);
  }

  /** What an expression prints in a node that has the tools, the log of messages left out. */
  String says(String expression) throws IOException, InterruptedException {
    return says(expression, home);
  }

  private String says(String expression, Path code) throws IOException, InterruptedException {
    String args =
        "Args = [\"-pa\", \"%s\", \"-pa\", \"%s\", \"-s\", \"msg_options\", \"start\"],\n"
            .formatted(home, code);
    return erlang
        .says(args + TOOLS + expression, "-sname", "host" + ++hosts, "-pa", code.toString())
        .lines()
        .filter(line -> !line.startsWith("[RECEIVED]"))
        .collect(Collectors.joining("\n"));
  }

  /** The same with a defect: one place of one module says something else. */
  String spoilt(String module, String good, String bad, String expression)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(home, "spoilt");
    String source = Files.readString(SOURCES.resolve(module + ".erl"));
    assertThat(source).contains(good);
    Files.writeString(folder.resolve(module + ".erl"), source.replace(good, bad));
    erlang.with(folder, folder);
    return says(expression, folder);
  }

  @Override
  public void close() {
    erlang.close();
  }
}
