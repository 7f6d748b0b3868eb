package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stack isolated's own {@code bc_guest}, on this machine's Erlang. */
class StumblingGuestTests {
  private static final String APPLICATION =
      "{application, stumbling, [{vsn, \"1\"}, {mod, {stumbling, []}}, {modules, [stumbling]},"
          + " {registered, []}, {applications, [kernel, stdlib]}]}.";

  /** Starts the guest in a VM of its own and says when it runs, and at which try. */
  private static final String HOST =
      """
      ets:new(bc_gitops, [named_table, public]),
      {ok, _} = bc_guest:start_link(#{name => stumbling, isolation => vm}),
      Until = erlang:monotonic_time(millisecond) + 20000,
      Look = fun Look() ->
        [{_, #{status := Status, starts := Starts}}] = ets:lookup(bc_gitops, stumbling),
        Late = erlang:monotonic_time(millisecond) > Until,
        case Status =:= running orelse Late of
          true -> io:format("~p at start ~p~n", [Status, Starts]);
          false -> receive after 20 -> Look() end
        end
      end,
      Look(),
      [rpc:call(Node, erlang, halt, []) || Node <- nodes()],
      halt().
      """;

  @TempDir Path home;
  private int port;

  private Process start(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("ERL_EPMD_PORT", "" + port);
    builder.environment().put("MARK", home.resolve("mark").toString());
    return builder.redirectErrorStream(true).start();
  }

  private String done(String... command) throws IOException, InterruptedException {
    Process process = start(command);
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(List.of(command).toString()).isTrue();
      return new String(process.getInputStream().readAllBytes());
    } finally {
      process.destroyForcibly();
    }
  }

  private void prepare() throws IOException, InterruptedException {
    boolean erlang =
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "erlc")));
    assumeTrue(erlang, "skipped: no erlc on the PATH");
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Path cookie = Files.writeString(home.resolve(".erlang.cookie"), "stumbling_cookie");
    Files.setPosixFilePermissions(cookie, PosixFilePermissions.fromString("r--------"));
    for (String module : List.of("bc_guest.erl", "bc_gitops_cluster.erl", "bc_source.erl")) {
      Files.copy(Path.of("stacks/isolated/src", module), home.resolve(module));
    }
    Files.writeString(home.resolve("stumbling.app"), APPLICATION);
    try (InputStream source = StumblingGuestTests.class.getResourceAsStream("stumbling.erl")) {
      Files.copy(source, home.resolve("stumbling.erl"));
    }
    assertThat(
            done("erlc", "bc_guest.erl", "bc_gitops_cluster.erl", "bc_source.erl", "stumbling.erl"))
        .isEmpty();
  }

  @Test
  void a_guest_whose_first_start_failed_leaves_its_nodes_name_to_the_second()
      throws IOException, InterruptedException {
    prepare();
    Process epmd = start("epmd", "-port", "" + port);
    try {
      assertThat(
              done(
                  "erl",
                  "-noshell",
                  "-start_epmd",
                  "false",
                  "-sname",
                  "host",
                  "-pa",
                  home.toString(),
                  "-eval",
                  HOST))
          .contains("running at start 2");
    } finally {
      epmd.destroyForcibly().onExit().join();
    }
  }
}
