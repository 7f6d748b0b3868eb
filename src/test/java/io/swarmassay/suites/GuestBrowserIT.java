package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of isolated's host in a real browser, on the machine's own Erlang. */
@Tag("nightly")
class GuestBrowserIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String GUEST = "document.querySelector('#demo_uptime')";

  /** Runs the host until it is ended; the guest's VM ends when a file appears. */
  private static final String HOST =
      """
      {ok, _} = application:ensure_all_started(bc_gitops),
      Ended = fun Ended() ->
        case file:delete("%s") of
          ok -> [#{node := Node}] = bc_gitops:status(), rpc:cast(Node, erlang, halt, [137]);
          _ -> ok
        end,
        receive after 50 -> Ended() end end,
      Ended().
      """;

  @TempDir Path home;
  private Path sources = Path.of("stacks/isolated/src");
  private Duration soon = SOON;

  @Test
  void a_guests_crash_shows_in_a_browser_and_heals_there() throws Exception {
    int port = LocalErlang.freePort();
    Path app = Files.createDirectories(home.resolve("apps/demo_uptime"));
    Files.copy(Path.of("stacks/isolated/apps/demo_uptime/app.config"), app.resolve("app.config"));
    Files.writeString(
        home.resolve("sys.config"),
        "[{bc_gitops, [{apps_dir, \"%s\"}, {page_port, %d}]}]."
            .formatted(home.resolve("apps"), port));
    try (LocalErlang erlang = new LocalErlang(home).with(sources)) {
      Path end = home.resolve("end");
      Process host =
          erlang.started(
              HOST.formatted(end),
              home.resolve("host.txt"),
              Map.of("ERL_EPMD_PORT", "" + erlang.mapper()),
              List.of(
                  "-pa",
                  home.toString(),
                  "-sname",
                  "host",
                  "-config",
                  home.resolve("sys").toString()));
      try {
        Awaitility.await().atMost(SOON).until(() -> answers(port));
        look("http://127.0.0.1:" + port + "/", end);
      } finally {
        host.descendants().forEach(ProcessHandle::destroyForcibly);
        host.destroyForcibly().onExit().join();
      }
    }
  }

  /** Its browser is told and shows nothing of it. */
  @Test
  void a_page_that_stays_as_it_was_is_caught_in_a_browser() throws Exception {
    sources =
        SpoiltSources.of(
            sources,
            home,
            "bc_page",
            "document.querySelector('main').innerHTML = event.data",
            "document.title = event.data");
    soon = Duration.ofSeconds(20);
    assertThatThrownBy(this::a_guests_crash_shows_in_a_browser_and_heals_there)
        .isInstanceOf(ConditionTimeoutException.class)
        .hasMessageContaining("running");
  }

  private void look(String url, Path end) throws Exception {
    try (Chromium browser = new Chromium(home.resolve("profile"), url)) {
      until(browser, GUEST + "?.className", "running");
      until(browser, GUEST + ".querySelector('h2').textContent", "BEAM Stats");
      until(browser, "/\\d+ MB/.test(" + GUEST + ".querySelector('.stats').textContent)", "true");
      browser.says(
          """
          window.seen = [];
          new MutationObserver(() => {
            const now = GUEST.className;
            if (now !== window.seen.at(-1)) window.seen.push(now);
          }).observe(document.querySelector('main'), {childList: true}); 0
          """
              .replace("GUEST", GUEST));
      until(browser, "window.seen.join()", "running");
      Path pictures = Files.createDirectories(Path.of("target/pictures"));
      Files.write(pictures.resolve("guests-before.png"), browser.picture());
      Files.createFile(end);
      until(browser, "window.seen.length > 2 && window.seen.at(-1)", "running");
      assertThat(browser.says("window.seen.join()")).contains("starting").endsWith("running");
      Files.write(pictures.resolve("guests-after.png"), browser.picture());
    }
  }

  private void until(Chromium browser, String expression, String wanted) {
    Awaitility.await()
        .atMost(soon)
        .untilAsserted(() -> assertThat(browser.says(expression)).isEqualTo(wanted));
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
