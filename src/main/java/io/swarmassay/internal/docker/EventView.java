package io.swarmassay.internal.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.SwarmEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Events, from the lines of {@code GET /events}. Every manager reports what happens to swarm's own
 * objects, with the same time: only the first report counts. Noise is dropped: {@code exec_*} of
 * health checks, and node updates in which nothing changed.
 */
final class EventView {
  private static final int REMEMBERED = 2000;
  private final Collection<String> namespaces;
  private final Collection<String> jobs;
  private final Set<String> reported = new LinkedHashSet<>();

  /**
   * @param namespaces deployments known, to tell {@code x_web} of {@code x}; may grow meanwhile
   * @param jobs full names of replicated jobs, whose slots swarm counts from 0; may grow meanwhile
   */
  EventView(Collection<String> namespaces, Collection<String> jobs) {
    this.namespaces = namespaces;
    this.jobs = jobs;
  }

  /** The event of one line from the engine of a node; empty for noise and repetitions. */
  Optional<SwarmEvent> event(String node, JsonNode line) {
    String kind = line.path("Type").asText();
    String action = line.path("Action").asText();
    JsonNode attributes = line.at("/Actor/Attributes");
    boolean noise = action.startsWith("exec_") || (kind.equals("node") && unchanged(attributes));
    if (kind.isEmpty() || noise || repeated(line)) {
      return Optional.empty();
    }
    String[] words = action.split(": ", 2);
    String namespace = namespace(attributes);
    String detail = words.length > 1 ? words[1] : detail(attributes);
    String subject = subject(kind, node, namespace, line);
    String id = line.at("/Actor/ID").asText();
    return Optional.of(
        new SwarmEvent(time(line), node, kind, words[0], subject, namespace, id, detail));
  }

  private static boolean unchanged(JsonNode attributes) {
    return attributes.properties().stream().allMatch(entry -> entry.getKey().equals("name"));
  }

  private synchronized boolean repeated(JsonNode line) {
    if (!line.path("scope").asText().equals("swarm")) {
      return false;
    }
    String key =
        line.path("timeNano").asText()
            + line.path("Action").asText()
            + line.at("/Actor/ID").asText();
    boolean known = !reported.add(key);
    if (reported.size() > REMEMBERED) {
      reported.remove(reported.iterator().next());
    }
    return known;
  }

  private static Instant time(JsonNode line) {
    return Instant.ofEpochSecond(0, line.path("timeNano").asLong());
  }

  private String namespace(JsonNode attributes) {
    String name = attributes.path("name").asText("");
    return attributes.has(Blueprint.LABEL)
        ? attributes.get(Blueprint.LABEL).asText()
        : namespaces.stream()
            .filter(known -> name.startsWith(known + "_"))
            .max(Comparator.comparingInt(String::length))
            .orElse("");
  }

  private String subject(String kind, String node, String namespace, JsonNode line) {
    JsonNode attributes = line.at("/Actor/Attributes");
    String id = line.at("/Actor/ID").asText();
    String name = attributes.path("name").asText(id);
    String inner =
        !namespace.isEmpty() && name.startsWith(namespace + "_")
            ? name.substring(namespace.length() + 1)
            : name;
    boolean replica = kind.equals("container") && attributes.has("com.docker.swarm.task.name");
    return replica ? replica(inner, attributes, node) : inner;
  }

  /**
   * {@code web.2.taskid} is replica {@code web.2}; {@code all.nodeid.taskid} is {@code all.n1}, and
   * of a replicated job the first slot, as {@link ReplicaView} counts them.
   */
  private String replica(String name, JsonNode attributes, String node) {
    String task = "." + attributes.path("com.docker.swarm.task.id").asText();
    String slotted = name.endsWith(task) ? name.substring(0, name.length() - task.length()) : name;
    String global = "." + attributes.path("com.docker.swarm.node.id").asText();
    boolean placed = slotted.endsWith(global);
    if (jobs.contains(attributes.path("com.docker.swarm.service.name").asText())) {
      int end = placed ? slotted.length() - global.length() : slotted.lastIndexOf('.');
      int slot = placed ? 0 : Integer.parseInt(slotted.substring(end + 1));
      return slotted.substring(0, end) + "." + (slot + 1);
    }
    return placed ? slotted.substring(0, slotted.length() - global.length()) + "." + node : slotted;
  }

  /** Exit code, signal, or what became new: {@code state down}, {@code replicas 5}. */
  private static String detail(JsonNode attributes) {
    for (String plain : new String[] {"exitCode", "signal"}) {
      if (attributes.has(plain)) {
        return attributes.get(plain).asText();
      }
    }
    return attributes.properties().stream()
        .filter(entry -> entry.getKey().endsWith(".new"))
        .map(entry -> entry.getKey().replace(".new", "") + " " + entry.getValue().asText())
        .sorted()
        .reduce((left, right) -> left + ", " + right)
        .orElse("");
  }
}
