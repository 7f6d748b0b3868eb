package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One page in a headless Chromium, spoken to over its own DevTools protocol. */
final class Chromium implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process browser;
  private final WebSocket page;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private int asked;

  /** Opens a page, with its profile in a folder; skips the test where there is no Chromium. */
  Chromium(Path profile, String url) throws IOException, InterruptedException {
    boolean installed =
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "chromium")));
    assumeTrue(installed, "skipped: no chromium on the PATH");
    Files.createDirectories(profile);
    browser =
        new ProcessBuilder(
                List.of(
                    "chromium",
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--remote-debugging-port=0",
                    "--user-data-dir=" + profile,
                    url))
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("printed.txt").toFile())
            .start();
    Path told = profile.resolve("DevToolsActivePort");
    Awaitility.await().atMost(SOON).until(() -> Files.exists(told) && Files.size(told) > 0);
    page = connected(Files.readAllLines(told).get(0), url);
  }

  private WebSocket connected(String port, String url) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(SOON).build();
    URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
    HttpRequest request = HttpRequest.newBuilder(list).timeout(SOON).build();
    String[] found = {""};
    Awaitility.await()
        .atMost(SOON)
        .until(
            () -> {
              for (JsonNode one :
                  JSON.readTree(client.send(request, BodyHandlers.ofString()).body())) {
                if (one.path("url").asText().equals(url)) {
                  found[0] = one.path("webSocketDebuggerUrl").asText();
                }
              }
              return !found[0].isEmpty();
            });
    return client.newWebSocketBuilder().buildAsync(URI.create(found[0]), new Listener()).join();
  }

  /** What a JavaScript expression is there. */
  String says(String expression) throws IOException, InterruptedException {
    Map<String, Object> what = Map.of("expression", expression, "returnByValue", true);
    JsonNode result = call("Runtime.evaluate", what);
    assertThat(result.has("exceptionDetails")).as(result.toString()).isFalse();
    return result.path("result").path("value").asText();
  }

  /** What it looks like, as PNG. */
  byte[] picture() throws IOException, InterruptedException {
    String data = call("Page.captureScreenshot", Map.of()).path("data").asText();
    return Base64.getDecoder().decode(data);
  }

  private JsonNode call(String method, Map<String, Object> parameters)
      throws IOException, InterruptedException {
    int id = ++asked;
    Map<String, Object> call = Map.of("id", id, "method", method, "params", parameters);
    page.sendText(JSON.writeValueAsString(call), true).join();
    String answer = answers.poll(SOON.toSeconds(), TimeUnit.SECONDS);
    assertThat(answer).as("an answer to " + method).isNotNull();
    JsonNode said = JSON.readTree(answer);
    assertThat(said.path("id").asInt()).as(answer).isEqualTo(id);
    return said.path("result");
  }

  @Override
  public void close() {
    page.abort();
    browser.descendants().forEach(ProcessHandle::destroyForcibly);
    browser.destroyForcibly().onExit().join();
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        answers.add(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }
}
