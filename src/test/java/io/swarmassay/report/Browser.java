package io.swarmassay.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium that tells what a page asked for and complained about. */
final class Browser {
  private static final long SECONDS = 60;

  private Browser() {}

  /**
   * What was seen.
   *
   * @param dom the page after loading
   * @param requests addresses it asked for, files and data left out
   * @param console lines it wrote
   */
  record Visit(String dom, List<String> requests, List<String> console) {}

  static void assumeInstalled() {
    assumeTrue(
        binary() != null,
        "no chromium on the PATH; apt-get install -y --no-install-recommends chromium");
  }

  private static Path binary() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(n -> Path.of(folder, n)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  static Visit visit(Path page, Path scratch) throws IOException, InterruptedException {
    Path profile = Files.createTempDirectory(scratch, "profile");
    Path net = scratch.resolve("net.json");
    Path dom = scratch.resolve("dom.html");
    Path log = scratch.resolve("chromium.log");
    Process browser =
        new ProcessBuilder(
                binary().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-default-apps",
                "--no-first-run",
                "--no-pings",
                "--user-data-dir=" + profile,
                "--log-net-log=" + net,
                "--enable-logging=stderr",
                "--timeout=20000",
                "--dump-dom",
                page.toUri().toString())
            .redirectOutput(dom.toFile())
            .redirectError(log.toFile())
            .start();
    if (!browser.waitFor(SECONDS, TimeUnit.SECONDS)) {
      browser.destroyForcibly();
      throw new IOException("chromium did not end within " + SECONDS + " s");
    }
    List<String> console =
        Files.readAllLines(log).stream().filter(l -> l.contains("CONSOLE")).toList();
    return new Visit(Files.readString(dom), requests(net), console);
  }

  /** Addresses that a page, and not the browser of its own accord, asked for. */
  private static List<String> requests(Path net) throws IOException {
    List<String> requests = new ArrayList<>();
    JsonNode log = JsonMapper.builder().build().readTree(net.toFile());
    for (JsonNode event : log.path("events")) {
      String url = event.path("params").path("url").asText("");
      boolean initiated =
          !event.path("params").path("initiator").asText("not an origin").equals("not an origin");
      if (url.startsWith("http") && initiated) {
        requests.add(url);
      }
    }
    return requests;
  }
}
