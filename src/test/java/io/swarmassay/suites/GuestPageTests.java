package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
      Rest = Hear(<<>>, Up, 150),
      Stats = Hear(Rest, <<"<dt>uptime_ms</dt>">>, 150),
      [Page, None] = [Whole(Open(P)) || P <- ["/", "/none"]],
      [#{node := Node, starts := Before}] = bc_gitops:status(),
      rpc:cast(Node, erlang, halt, [137]),
      Fell = Hear(Stats, <<"<section id=\\"demo_uptime\\" class=\\"starting\\">">>, 150),
      _ = Hear(Fell, Up, 150),
      [#{starts := After}] = bc_gitops:status(),
      io:format("~s|||~s|||~p~n", [Page, None, After - Before]),
      """;

  /** The page, once all three have published. */
  private static final String COMPONENTS =
      """
      {ok, _} = application:ensure_all_started(bc_gitops),
      Await = fun Await(0) -> error(bc_dashboard:latest());
        Await(N) -> case maps:size(bc_dashboard:latest()) of 3 -> ok; _ -> receive after 50 -> Await(N - 1) end end end,
      Await(200),
      {ok, S} = gen_tcp:connect("127.0.0.1", Port, [binary, {active, false}]),
      ok = gen_tcp:send(S, "GET / HTTP/1.1\\r\\nHost: h\\r\\n\\r\\n"),
      Read = fun Read(All) ->
        case gen_tcp:recv(S, 0, 5000) of {ok, M} -> Read(<<All/binary, M/binary>>); _ -> All end end,
      io:format("~s", [Read(<<>>)]),
      """;

  @TempDir Path home;
  Path sources = Path.of("stacks/isolated/src");

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
    try (LocalErlang erlang = new LocalErlang(home).with(sources)) {
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

  /**
   * Three guests: one's component is on the host's code path, the document's own is not, one fails.
   */
  @Test
  void a_component_is_rendered_by_its_module_and_one_that_is_not_on_the_code_path_is_named()
      throws Exception {
    int port = LocalErlang.freePort();
    String guest =
        """
        #{name => %s, isolation => embedded, env => #{liveview_components =>
          [#{id => any, module => %s, title => <<"T">>, pubsub => bc_pubsub,
             topic => <<"stats:updates">>, update_assign => stats}]}}.
        """;
    Map.of(
            "demo_uptime", "demo_component",
            "demo_counter", "'Elixir.DemoUptimeWeb.StatsComponent'",
            "demo_phoenix", "lists")
        .forEach((name, module) -> put("apps/" + name, guest.formatted(name, module)));
    Files.writeString(
        home.resolve("sys.config"),
        "[{bc_gitops, [{apps_dir, \"%s\"}, {page_port, %d}]}]."
            .formatted(home.resolve("apps"), port));
    String page;
    try (LocalErlang erlang = new LocalErlang(home).with(sources)) {
      page =
          erlang.says(
              "Port = " + port + ",\n" + COMPONENTS,
              "-sname",
              "host",
              "-config",
              home.resolve("sys").toString());
    }
    assertThat(section(page, "demo_uptime"))
        .containsPattern("<p class=\"stats\">\\d+ MB after \\d+ s</p>");
    assertThat(section(page, "demo_counter"))
        .contains(
            "DemoUptimeWeb.StatsComponent",
            "is not on the host's code path: nofile",
            "<dt>memory</dt>");
    assertThat(section(page, "demo_phoenix")).contains("component lists cannot render: undef");
  }

  private static String section(String page, String guest) {
    int from = page.indexOf("<section id=\"" + guest);
    assertThat(from).as(page).isNotNegative();
    return page.substring(from, page.indexOf("</section>", from));
  }

  private void put(String folder, String config) {
    try {
      Files.writeString(
          Files.createDirectories(home.resolve(folder)).resolve("app.config"), config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
