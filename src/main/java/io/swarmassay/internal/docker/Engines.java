package io.swarmassay.internal.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.swarm.SwarmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * The engines of a swarm by node name. Questions to the swarm go to a node that can answer them:
 * leaders die, workers refuse, and during elections managers hang.
 */
final class Engines {
  /** How long one engine may think about a question before the next one is asked. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Map<String, EngineClient> engines;
  private volatile String spokesman;

  Engines(Map<String, EngineClient> engines) {
    this.engines = new TreeMap<>(engines);
    this.spokesman = this.engines.keySet().iterator().next();
  }

  Map<String, EngineClient> all() {
    return engines;
  }

  /** The engine of one node. */
  EngineClient of(String node) {
    EngineClient engine = engines.get(node);
    if (engine == null) {
      throw new SwarmException(404, "no engine is known for node '" + node + "'");
    }
    return engine;
  }

  /** The answer of the first node that has one; the refusal when the swarm itself refuses. */
  JsonNode ask(String path) {
    return first((name, engine) -> engine.get(path, PATIENCE));
  }

  /**
   * Tells the swarm something, once: through a node that has just answered, so that nothing is sent
   * twice.
   */
  JsonNode tell(String method, String path, Object body) {
    ask("/nodes");
    return Json.read(of(spokesman).send(method, path, body, EngineClient.DEADLINE));
  }

  <T> T first(BiFunction<String, EngineClient, T> question) {
    List<String> failures = new ArrayList<>();
    SwarmException last = null;
    for (String name : order()) {
      try {
        T answer = question.apply(name, engines.get(name));
        spokesman = name;
        return answer;
      } catch (SwarmException failed) {
        if (!passing(failed)) {
          throw failed;
        }
        last = failed;
        failures.add(name + ": " + failed.getMessage());
      }
    }
    throw new SwarmException(
        "no node of the swarm can answer: " + String.join("; ", failures), last);
  }

  private List<String> order() {
    List<String> names = new ArrayList<>(engines.keySet());
    names.remove(spokesman);
    names.add(0, spokesman);
    return names;
  }

  /** No answer, not a manager, no leader: another node may know. */
  private static boolean passing(SwarmException failed) {
    return failed.status() == 0 || failed.status() == 503 || lacksLeader(failed);
  }

  private static boolean lacksLeader(SwarmException failed) {
    String message = failed.getMessage();
    return failed.status() == 500
        && (message.contains("does not have a leader") || message.contains("context deadline"));
  }
}
