package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmassay.image.debian.Deb;
import io.swarmassay.image.debian.Debs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The planner itself, with its database, as a process of this machine; only the engine is a {@link
 * SocketEngine}. A defect may be planted: a text of a source that is replaced before it is
 * compiled.
 */
final class LocalPlanner implements PlannerRig, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SOURCES = Path.of("stacks/planner/src");
  private static final Duration STARTED = Duration.ofSeconds(30);
  private static final Duration ANSWERED = Duration.ofSeconds(30);

  /** Two warm VMs, a plain one, and one that ends. */
  private static final String FILE =
      """
      [
        {"pooled", "t", %{rootfs: "a", kernel: "k", cmd: ["/bin/true"], env: %{X: "1"},
          resources: %{vcpu: 1, mem_mb: 16}, lifecycle: "service", warm_pool: %{min: 2, max: 3}}},
        {"plain", "t", %{rootfs: "b", kernel: "k", cmd: ["/bin/true"],
          resources: %{vcpu: 1, mem_mb: 16}, lifecycle: "daemon"}},
        {"once", "t", %{rootfs: "b", kernel: "k", cmd: ["/bin/true"],
          resources: %{vcpu: 1, mem_mb: 16}, lifecycle: "job"}}
      ]
      """;

  /** Where a defect is planted: the module's text, and what stands there instead. */
  record Plant(String module, String sound, String broken) {}

  private final Path home;
  private final LocalErlang erlang;
  private final List<String> paths = new ArrayList<>();
  private final SocketEngine engine;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(ANSWERED).build();
  private final int port = LocalErlang.freePort();
  private volatile boolean down;
  private Process running;
  private int outages;

  /** One whose pool is full. */
  static LocalPlanner steady(Path home, Plant... plants) throws IOException, InterruptedException {
    LocalPlanner planner = new LocalPlanner(home, plants);
    Awaitility.await()
        .atMost(STARTED)
        .until(() -> planner.stats().at("/summary/total_warm").asInt() == 2);
    return planner;
  }

  private LocalPlanner(Path home, Plant... plants) throws IOException, InterruptedException {
    this.home = Files.createDirectories(home);
    Path sources = Files.createDirectories(home.resolve("src"));
    copied(sources);
    for (Plant plant : plants) {
      planted(sources.resolve(plant.module() + ".erl"), plant);
    }
    Path ebin = Files.createDirectories(home.resolve("ebin"));
    erlang = new LocalErlang(home).with(sources, ebin);
    paths.add(ebin.toString());
    paths.addAll(packages(home.resolve("packages")));
    Files.writeString(home.resolve("desired.exs"), FILE);
    engine = new SocketEngine(home.resolve("engine.sock"));
    start();
  }

  private static void copied(Path to) throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static void planted(Path source, Plant plant) throws IOException {
    String sound = Files.readString(source);
    assertThat(sound).contains(plant.sound());
    Files.writeString(source, sound.replace(plant.sound(), plant.broken()));
  }

  /** SQLite and JSON for Erlang, from the packages that the planner's image is made of. */
  private static List<String> packages(Path into) throws IOException, InterruptedException {
    String cache = System.getenv("ASSAY_CACHE");
    Path folder =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache", "swarmassay")
            : Path.of(cache);
    Debs debs = Debs.ofThisMachine(folder);
    Set<String> wanted =
        new TreeSet<>(debs.available(List.of("erlang-p1-sqlite3", "erlang-jiffy")));
    Map<String, Deb> found = debs.get(wanted);
    for (Deb deb : found.values()) {
      List<String> unpack = List.of("dpkg-deb", "-x", deb.file().toString(), into.toString());
      assertThat(new ProcessBuilder(unpack).inheritIO().start().waitFor()).isZero();
    }
    try (Stream<Path> below = Files.walk(into)) {
      return below.filter(path -> path.endsWith("ebin")).map(Path::toString).toList();
    }
  }

  /** The engine it asks. */
  SocketEngine engine() {
    return engine;
  }

  /** Starts it again after its end. */
  void start() throws IOException {
    List<String> arguments = new ArrayList<>();
    paths.forEach(path -> arguments.addAll(List.of("-pa", path)));
    arguments.addAll(List.of("-planner", "port", "" + port));
    running =
        erlang.started(
            "{ok, _} = application:ensure_all_started(planner, permanent).",
            home.resolve("log.txt"),
            Map.of(
                "PLANNER_DB", home.resolve("planner.db").toString(),
                "FC_EX_CP_DESIRED_VMS_CONFIG", home.resolve("desired.exs").toString(),
                "ENGINE_SOCKET", home.resolve("engine.sock").toString(),
                "NAMESPACE", "local",
                "VM_IMAGE", "image:1"),
            arguments);
    down = false;
    Awaitility.await()
        .atMost(STARTED)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> ask("GET", "/health", "").isPresent());
  }

  /** Ends it as a power cut would. */
  void kill() {
    down = true;
    running.destroyForcibly().onExit().join();
  }

  @Override
  public Optional<Answer> ask(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(ANSWERED)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return Optional.of(new Answer(answer.statusCode(), JSON.readTree(answer.body())));
    } catch (IOException nothing) {
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public JsonNode services() {
    return engine.services();
  }

  @Override
  public void killVm(String service) {
    engine.remove(service);
  }

  @Override
  public void killPlanner() {
    kill();
    try {
      start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Here it is the engine that fails: at all calls, at changes, or after it made the change. */
  @Override
  public void outage(Runnable meanwhile) {
    int kind = outages++ % 3;
    SocketEngine.Moment at = kind == 2 ? SocketEngine.Moment.AFTER : SocketEngine.Moment.BEFORE;
    engine.watched((moment, method, path) -> moment == at && (kind == 0 || !method.equals("GET")));
    meanwhile.run();
    engine.unwatched();
  }

  /** What it says of itself. */
  JsonNode stats() {
    return ask("GET", "/stats", "").orElseThrow().body();
  }

  /** The spec of its warm VMs. */
  ObjectNode warmSpec() {
    return (ObjectNode) PlannerModel.alike(stats().at("/warm_pool/0/spec"));
  }

  /** Whether somebody has killed it and it was not started since. */
  boolean isDown() {
    return down;
  }

  @Override
  public void close() throws IOException {
    kill();
    engine.close();
    erlang.close();
  }
}
