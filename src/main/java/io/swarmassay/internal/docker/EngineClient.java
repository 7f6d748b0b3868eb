package io.swarmassay.internal.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.swarmassay.swarm.SwarmException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A client of one Docker engine on a Unix socket. Paths carry no API version, so that the engine
 * speaks its own. Every call has a deadline and throws {@link SwarmException}: status 0 when there
 * was no answer (nothing listens, time is over, this is closed), else the engine's status and
 * message. Thread-safe; holds no connection open between calls.
 */
public final class EngineClient implements AutoCloseable {
  /** How long an ordinary call may take. */
  public static final Duration DEADLINE = Duration.ofSeconds(10);

  private final Path socket;
  private final Wire wire;
  private final Deadlines deadlines = new Deadlines();

  private EngineClient(Path socket) {
    this.socket = socket;
    this.wire = new Wire(socket);
  }

  /** A client of the engine that listens, or will listen, on this socket. Connects to nothing. */
  public static EngineClient at(Path socket) {
    return new EngineClient(socket);
  }

  /** The socket this speaks to. */
  public Path socket() {
    return socket;
  }

  /** The answer to a GET within {@link #DEADLINE}. */
  public JsonNode get(String path) {
    return get(path, DEADLINE);
  }

  /** The answer to a GET; a missing node when it has no body. */
  public JsonNode get(String path, Duration deadline) {
    return Json.read(send("GET", path, null, deadline));
  }

  /** The answer to a POST within {@link #DEADLINE}. */
  public JsonNode post(String path, Object body) {
    return post(path, body, DEADLINE);
  }

  /**
   * The answer to a POST.
   *
   * @param body anything Jackson writes (maps, lists, trees); {@code null} for no body
   */
  public JsonNode post(String path, Object body, Duration deadline) {
    return Json.read(send("POST", path, body, deadline));
  }

  /** Sends a DELETE within {@link #DEADLINE}. */
  public JsonNode delete(String path) {
    return delete(path, DEADLINE);
  }

  /** Sends a DELETE. */
  public JsonNode delete(String path, Duration deadline) {
    return Json.read(send("DELETE", path, null, deadline));
  }

  /** The body of an answer as it came; {@code body} as for {@link #post}. */
  public String send(String method, String path, Object body, Duration deadline) {
    Request request = Wire.json(method, path, body);
    return deadlines.within(deadline, name(request), () -> wire.ask(request));
  }

  /** The bytes of an answer, read to its end. */
  public byte[] bytes(String path, Duration deadline) {
    return bytes(path, deadline, Integer.MAX_VALUE);
  }

  /**
   * The bytes of an answer.
   *
   * @param most how many of them, where somebody else decides how many there are
   */
  byte[] bytes(String path, Duration deadline, int most) {
    Request request = Wire.json("GET", path, null);
    return deadlines.within(deadline, name(request), () -> all(request, most));
  }

  private byte[] all(Request request, int most) throws IOException {
    try (Download download = new Download(wire.open(request))) {
      return download.readNBytes(most);
    }
  }

  /**
   * Loads an image archive as {@code docker save} writes it.
   *
   * @return the engine's last word, for example {@code Loaded image: messaging:1}
   */
  public String load(InputStream tar, Duration deadline) {
    return stream(Wire.tar("/images/load?quiet=1", tar), deadline, line -> {});
  }

  /**
   * Imports a root file system as an image.
   *
   * @param query for example {@code repo=assay/base&tag=1&changes=CMD%20...}
   * @return the image's identifier, {@code sha256:...}
   */
  public String importImage(InputStream tar, String query, Duration deadline) {
    return stream(Wire.tar("/images/create?fromSrc=-&" + query, tar), deadline, line -> {});
  }

  /**
   * Builds an image from a build context.
   *
   * @param query for example {@code t=messaging:1&buildargs=...}, encoded
   * @param progress receives what the engine prints, as it comes
   * @return the image's identifier, {@code sha256:...}
   * @throws SwarmException with the engine's message when a build step failed
   */
  public String build(InputStream tar, String query, Consumer<String> progress, Duration deadline) {
    AtomicReference<String> id = new AtomicReference<>("");
    stream(
        Wire.tar("/build?" + query, tar),
        deadline,
        line -> {
          id.updateAndGet(old -> line.at("/aux/ID").asText(old));
          line.path("stream").asText("").lines().filter(text -> !text.isBlank()).forEach(progress);
        });
    return id.get();
  }

  /** Opens an answer that goes on; the deadline is for its beginning only. The caller closes it. */
  public Download open(String path, Duration deadline) {
    Request request = Wire.json("GET", path, null);
    AtomicBoolean late = new AtomicBoolean();
    try {
      return deadlines.within(deadline, name(request), () -> unless(late, wire.open(request)));
    } catch (SwarmException failed) {
      late.set(true);
      throw failed;
    }
  }

  private static Download unless(AtomicBoolean late, Response response) throws IOException {
    if (late.get()) {
      response.close();
      throw new IOException("too late");
    }
    return new Download(response);
  }

  /** Reads an answer of JSON lines to its end and returns the last word in it. */
  private String stream(Request request, Duration deadline, Consumer<JsonNode> consumer) {
    return deadlines.within(deadline, name(request), () -> progress(request, consumer));
  }

  private String progress(Request request, Consumer<JsonNode> consumer) throws IOException {
    AtomicReference<String> last = new AtomicReference<>("");
    try (Download download = new Download(wire.open(request))) {
      download.lines(
          text -> {
            JsonNode line = Json.read(text);
            if (line.has("error")) {
              throw new SwarmException(500, name(request) + ": " + line.get("error").asText());
            }
            last.updateAndGet(old -> line.path("stream").asText(line.path("status").asText(old)));
            consumer.accept(line);
          });
    }
    return last.get().strip();
  }

  private static String name(Request request) {
    return request.method() + " " + request.path();
  }

  /** Ends what is under way; later calls fail. */
  @Override
  public void close() {
    deadlines.close();
    try {
      wire.close();
    } catch (IOException unclosed) {
      throw new UncheckedIOException(unclosed);
    }
  }
}
