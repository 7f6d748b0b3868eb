package io.swarmassay.lab;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.internal.docker.EngineClient;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.Threads;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one swarm of a lab's engines: each joins as soon as it answers and the first leads. */
final class Formation {
  private static final Duration UP = Duration.ofSeconds(60);
  private static final Duration JOIN = Duration.ofSeconds(30);
  private static final Duration PING = Duration.ofSeconds(2);

  /** Between the end of an engine and its script's word of it. */
  private static final Duration LAST_WORDS = Duration.ofMillis(200);

  /**
   * How long a lab that is ready otherwise waits for its ingress network, which it can do without.
   */
  private static final Duration INGRESS = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Formation.class);

  private final LiveLab lab;
  private final LabPlan plan;
  private final Map<String, EngineClient> engines;
  private final Underlay underlay;
  private final LabFolder folder;
  private final double pace = Pace.now();

  Formation(LiveLab lab, LabPlan plan) {
    this.lab = lab;
    this.folder = new LabFolder(lab.folder());
    this.plan = plan;
    this.engines = lab.engines();
    this.underlay = Underlay.of(folder);
  }

  /** Returns when every engine answers, every node is ready and on the ingress network. */
  void form() {
    ExecutorService threads = Threads.pool("lab-start");
    try {
      join(threads);
      if (plan.managers() > 0) {
        ready();
        settled();
      }
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException reason
          ? reason
          : new LabException(String.valueOf(failed.getCause()), failed);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted", hurried);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Fails with the first failure of all; what others wait for then is no matter. */
  private void join(ExecutorService threads) throws InterruptedException, ExecutionException {
    CompletableFuture<JsonNode> tokens = CompletableFuture.supplyAsync(this::first, threads);
    List<CompletableFuture<Void>> joined = new ArrayList<>();
    CompletableFuture<Void> failed = new CompletableFuture<>();
    for (int i = 2; i <= plan.nodes(); i++) {
      String node = "n" + i;
      joined.add(
          CompletableFuture.runAsync(() -> await(node), threads)
              .thenAcceptBothAsync(tokens, (up, known) -> join(node, known), threads));
    }
    CompletableFuture<?>[] all =
        Stream.concat(Stream.of(tokens), joined.stream()).toArray(CompletableFuture[]::new);
    for (CompletableFuture<?> each : all) {
      each.whenComplete((done, why) -> Optional.ofNullable(why).ifPresent(w -> fail(failed, w)));
    }
    CompletableFuture.anyOf(CompletableFuture.allOf(all), failed).get();
  }

  private static void fail(CompletableFuture<Void> all, Throwable why) {
    all.completeExceptionally(
        why instanceof CompletionException wrapped && wrapped.getCause() != null
            ? wrapped.getCause()
            : why);
  }

  private void await(String node) {
    Duration limit = Pace.scaled(UP, pace);
    boolean decided =
        Poll.until(limit, () -> answers(node) || ended(node) || lab.dead().isPresent());
    if (!ended(node)) {
      refuseTheDead();
    }
    if (!decided || !answers(node)) {
      String state =
          ended(node) ? " ended at its start" : " does not answer after " + seconds(limit);
      String log = folder.tail(node + "/log");
      throw new LabException(
          "engine of " + node + state + "; its log says: " + EngineLog.trouble(log));
    }
  }

  /** Whether the engine's own log says that it is over. */
  private boolean ended(String node) {
    return Files.exists(lab.folder().resolve(node).resolve("ended"))
        || folder.tail(node + "/log").contains("engine ended with ");
  }

  private String seconds(Duration limit) {
    String slow =
        pace < 1.5 ? "" : String.format(Locale.ROOT, ", %.0f times our limit's machine", pace);
    return limit.toSeconds() + " s" + slow;
  }

  private boolean answers(String node) {
    try {
      engines.get(node).send("GET", "/_ping", null, PING);
      return true;
    } catch (SwarmException notYet) {
      return false;
    }
  }

  /** Waits for the first engine, makes it a swarm of one and returns the join tokens. */
  private JsonNode first() {
    await("n1");
    EngineClient engine = engines.get("n1");
    if (plan.managers() == 0) {
      return engine.get("/version").path("none");
    }
    long heartbeat = Heartbeat.of(plan.swarm()).toNanos();
    engine.post(
        "/swarm/init",
        Map.of(
            "ListenAddr",
            underlay.node(1) + ":2377",
            "AdvertiseAddr",
            underlay.node(1),
            "Spec",
            Map.of("Dispatcher", Map.of("HeartbeatPeriod", heartbeat))),
        Pace.scaled(JOIN, pace));
    return engine.get("/swarm").path("JoinTokens");
  }

  private void join(String node, JsonNode tokens) {
    if (plan.managers() == 0) {
      return;
    }
    int number = Integer.parseInt(node.substring(1));
    String address = underlay.node(number);
    String token = tokens.path(number <= plan.managers() ? "Manager" : "Worker").asText();
    Map<String, Object> body =
        Map.of(
            "ListenAddr",
            address + ":2377",
            "AdvertiseAddr",
            address,
            "RemoteAddrs",
            List.of(underlay.node(1) + ":2377"),
            "JoinToken",
            token);
    try {
      engines.get(node).post("/swarm/join", body, Pace.scaled(JOIN, pace));
    } catch (SwarmException failed) {
      if (!String.valueOf(failed.getMessage()).contains("continue in the background")) {
        throw failed;
      }
    }
  }

  private void ready() {
    List<String> seen = new ArrayList<>();
    Duration limit = Pace.scaled(JOIN, pace);
    boolean decided = Poll.until(limit, () -> lab.dead().isPresent() || allReady(seen));
    refuseTheDead();
    if (!decided) {
      throw new LabException("nodes not ready after " + seconds(limit) + "; last seen: " + seen);
    }
  }

  /**
   * Waits until every node has joined the ingress network. A node that joins another network in the
   * same moment may wait for one of the two answers of its peer for 30 s, since it remembers one
   * question for each peer (moby#47396), and keeps its tasks in {@code preparing} for so long: 3 of
   * 66 deployments right after {@code ready} did.
   */
  private void settled() {
    Duration limit = Pace.scaled(INGRESS, pace);
    boolean decided =
        Poll.until(
            limit,
            () -> lab.dead().isPresent() || lab.nodeNames().stream().allMatch(this::onIngress));
    refuseTheDead();
    if (!decided) {
      LOG.warn("lab {}: no ingress network after {}", lab.id(), seconds(limit));
    }
  }

  /** What the engines that ended said last is the reason, most often. */
  private void refuseTheDead() {
    Optional<String> dead = lab.dead();
    if (dead.isEmpty()) {
      return;
    }
    Poll.until(LAST_WORDS, () -> lab.nodeNames().stream().anyMatch(this::ended));
    StringBuilder why = new StringBuilder(dead.get());
    lab.nodeNames().stream()
        .filter(this::ended)
        .map(node -> folder.tail(node + "/log"))
        .forEach(log -> why.append("; its log says: ").append(EngineLog.trouble(log)));
    throw new LabException(why.toString());
  }

  private boolean onIngress(String node) {
    try {
      return !engines.get(node).get("/networks/ingress", PING).path("Containers").isEmpty();
    } catch (SwarmException notYet) {
      return false;
    }
  }

  private boolean allReady(List<String> seen) {
    seen.clear();
    try {
      int ready = 0;
      int managers = 0;
      for (JsonNode node : engines.get("n1").get("/nodes", PING)) {
        String state = node.at("/Status/State").asText();
        String reach = node.at("/ManagerStatus/Reachability").asText();
        seen.add(node.at("/Description/Hostname").asText() + " " + state + " " + reach);
        ready += state.equals("ready") ? 1 : 0;
        managers += reach.equals("reachable") ? 1 : 0;
      }
      return ready == plan.nodes() && managers == plan.managers();
    } catch (SwarmException notYet) {
      seen.add(notYet.getMessage());
      return false;
    }
  }
}
