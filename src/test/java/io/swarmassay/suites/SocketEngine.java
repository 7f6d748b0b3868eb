package io.swarmassay.suites;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * As much of an engine as a planner asks for, on a Unix socket: services that run at once, and one
 * node. A watcher hears of every call before and after its effect, and may end who asked.
 */
final class SocketEngine implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** When a watcher is told. */
  enum Moment {
    BEFORE,
    AFTER
  }

  /** Hears of calls; answers whether the engine is to fail this one. */
  interface Watcher {
    boolean fails(Moment moment, String method, String path);
  }

  private final ServerSocketChannel door;
  private final Map<String, ObjectNode> services = new LinkedHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private volatile Watcher watcher = (moment, method, path) -> false;

  SocketEngine(Path socket) throws IOException {
    door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    door.bind(UnixDomainSocketAddress.of(socket));
    daemon(this::accept);
  }

  /** From now on this one hears of calls, and no other. */
  void watched(Watcher by) {
    watcher = by;
  }

  /** Nobody hears of calls. */
  void unwatched() {
    watcher = (moment, method, path) -> false;
  }

  /** The services as the engine lists them, with what runs of them. */
  synchronized JsonNode services() {
    ArrayNode all = JSON.createArrayNode();
    services.values().forEach(service -> all.add(service.deepCopy()));
    return all;
  }

  /** Takes a service away, as nobody asked for. */
  synchronized void remove(String id) {
    services.remove(id);
  }

  private void accept() {
    while (door.isOpen()) {
      try {
        SocketChannel line = door.accept();
        daemon(() -> serve(line));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "socket-engine");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(SocketChannel line) {
    try (line) {
      InputStream in = Channels.newInputStream(line);
      String head = head(in);
      String[] words = head.split(" ", 3);
      String path = words[1].replaceFirst("^/v[0-9.]+", "");
      byte[] body = in.readNBytes(length(head));
      Answer answer = answered(words[0], path, body);
      OutputStream out = Channels.newOutputStream(line);
      String status = "HTTP/1.0 " + answer.status + " -\r\n\r\n" + answer.body;
      out.write(status.getBytes(StandardCharsets.UTF_8));
    } catch (IOException gone) {
      // Who asked was killed meanwhile.
    }
  }

  private Answer answered(String method, String path, byte[] body) throws IOException {
    if (watcher.fails(Moment.BEFORE, method, path)) {
      return new Answer(500, "{\"message\":\"planted\"}");
    }
    Answer answer = done(method, path, body);
    return watcher.fails(Moment.AFTER, method, path)
        ? new Answer(500, "{\"message\":\"planted\"}")
        : answer;
  }

  private record Answer(int status, String body) {}

  private synchronized Answer done(String method, String path, byte[] body) throws IOException {
    if (method.equals("GET")) {
      return new Answer(200, path.startsWith("/services") ? services().toString() : NODES);
    }
    if (path.equals("/services/create")) {
      return created(JSON.readTree(body));
    }
    String id = path.split("[/?]")[2];
    ObjectNode known = services.get(id);
    if (known == null) {
      return new Answer(404, "{\"message\":\"service " + id + " not found\"}");
    }
    if (method.equals("DELETE")) {
      services.remove(id);
      return new Answer(200, "");
    }
    return updated(known, path, JSON.readTree(body));
  }

  private static final String NODES =
      "[{\"Description\":{\"Resources\":{\"NanoCPUs\":4000000000,\"MemoryBytes\":8589934592}}}]";

  private Answer created(JsonNode spec) {
    boolean taken =
        services.values().stream()
            .anyMatch(known -> known.at("/Spec/Name").equals(spec.path("Name")));
    if (taken) {
      return new Answer(409, "{\"message\":\"name conflicts with an existing object\"}");
    }
    String id = "s" + ids.incrementAndGet();
    ObjectNode service = JSON.createObjectNode().put("ID", id);
    service.putObject("Version").put("Index", 1);
    services.put(id, running(service, spec));
    return new Answer(201, "{\"ID\":\"" + id + "\"}");
  }

  private static Answer updated(ObjectNode known, String path, JsonNode spec) {
    int index = known.at("/Version/Index").asInt();
    if (!path.endsWith("version=" + index)) {
      return new Answer(500, "{\"message\":\"update out of sequence\"}");
    }
    known.putObject("Version").put("Index", index + 1);
    running(known, spec);
    return new Answer(200, "{}");
  }

  private static ObjectNode running(ObjectNode service, JsonNode spec) {
    boolean job = spec.path("Mode").has("ReplicatedJob");
    service.set("Spec", spec);
    service
        .putObject("ServiceStatus")
        .put("RunningTasks", job ? 0 : 1)
        .put("CompletedTasks", job ? 1 : 0);
    return service;
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    while (!read.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the request breaks off");
      }
      read.write(next);
    }
    return read.toString(StandardCharsets.US_ASCII);
  }

  private static int length(String head) {
    return head.lines()
        .filter(line -> line.startsWith("Content-Length: "))
        .mapToInt(line -> Integer.parseInt(line.substring(16).strip()))
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
