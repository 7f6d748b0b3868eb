package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of isolated's host, on the machine's own Erlang. */
class GuestPageTests {
  private static final String CONFIG =
      """
      #{name => demo_uptime, isolation => vm, env => #{liveview_components =>
        [#{id => vm_stats, title => <<"BEAM <Stats>">>, description => <<"Real-time & more">>,
           pubsub => bc_pubsub, topic => <<"stats:updates">>}]}}.
      """;

  /** Reads the page, then listens to its events until each of some words has come, in order. */
  private static final String LISTEN =
      """
      {ok, _} = application:ensure_all_started(bc_gitops),
      Open = fun(Path) ->
        {ok, S} = gen_tcp:connect("127.0.0.1", Port, [binary, {active, false}]),
        ok = gen_tcp:send(S, ["GET ", Path, " HTTP/1.1\\r\\nHost: h\\r\\n\\r\\n"]), S end,
      Whole = fun(S) -> Whole = fun Whole(All) ->
        case gen_tcp:recv(S, 0, 5000) of {ok, M} -> Whole(<<All/binary, M/binary>>); _ -> All end end, Whole(<<>>) end,
      Events = Open("/events"),
      Hear = fun Hear(Text, Wanted, Left) ->
        case binary:matches(Text, Wanted) of
          [{At, Length} | _] -> binary:part(Text, At + Length, byte_size(Text) - At - Length);
          [] when Left =:= 0 -> error({never_came, Wanted, Text});
          [] -> {ok, More} = gen_tcp:recv(Events, 0, 10000), Hear(<<Text/binary, More/binary>>, Wanted, Left - 1)
        end
      end,
      Up = <<"<section id=\\"demo_uptime\\" class=\\"running\\">">>,
      Rest = Hear(<<>>, Up, 400),
      Stats = Hear(Rest, <<"<dt>uptime_ms</dt>">>, 400),
      [Page, None] = [Whole(Open(P)) || P <- ["/", "/none"]],
      [#{node := Node, starts := Before}] = bc_gitops:status(),
      rpc:cast(Node, erlang, halt, [137]),
      Fell = Hear(Stats, <<"<section id=\\"demo_uptime\\" class=\\"starting\\">">>, 400),
      _ = Hear(Fell, Up, 400),
      [#{starts := After}] = bc_gitops:status(),
      io:format("~s|||~s|||~p~n", [Page, None, After - Before]),
      """;

  @TempDir Path home;

  @Test
  void a_guest_is_shown_by_its_metadata_with_what_it_publishes_and_its_crash_and_its_return()
      throws Exception {
    int port = LocalErlang.freePort();
    Path folder = Files.createDirectories(home.resolve("apps/demo_uptime"));
    Files.writeString(folder.resolve("app.config"), CONFIG);
    Files.writeString(
        home.resolve("sys.config"),
        "[{bc_gitops, [{apps_dir, \"%s\"}, {page_port, %d}]}]."
            .formatted(home.resolve("apps"), port));
    try (LocalErlang erlang = new LocalErlang(home).with(Path.of("stacks/isolated/src"))) {
      String[] said =
          erlang
              .says(
                  "Port = " + port + ",\n" + LISTEN,
                  "-sname",
                  "host",
                  "-config",
                  home.resolve("sys").toString())
              .split("\\|\\|\\|");
      assertThat(said[0])
          .startsWith("HTTP/1.1 200 OK")
          .contains("<h2>BEAM &lt;Stats&gt;</h2><p>Real-time &amp; more</p><p>peer: running")
          .contains(
              "<dt>node</dt><dd>&#39;demo_uptime@".replace("&#39;", ""),
              "new EventSource('/events')");
      assertThat(said[1]).startsWith("HTTP/1.1 404 ");
      assertThat(said[2].strip()).isEqualTo("1");
    }
  }
}
