package io.swarmassay.internal.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.swarm.Replica;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Replicas, from {@code GET /tasks}. Swarm counts a job's slots from 0; here they count from 1, as
 * those of every other service do.
 */
final class ReplicaView {
  private final String namespace;
  private final Map<String, String> nodes;
  private final Map<String, JsonNode> services = new HashMap<>();

  /**
   * @param services answer to {@code GET /services}
   * @param nodes names of the nodes by identifier
   */
  ReplicaView(String namespace, JsonNode services, Map<String, String> nodes) {
    this.namespace = namespace;
    this.nodes = nodes;
    services.forEach(service -> this.services.put(service.path("ID").asText(), service));
  }

  /** Tasks of the services known, newest last within a slot, ordered by service and slot. */
  List<Replica> replicas(JsonNode tasks) {
    return StreamSupport.stream(tasks.spliterator(), false)
        .filter(task -> services.containsKey(task.path("ServiceID").asText()))
        .map(this::replica)
        .sorted(
            Comparator.comparing(Replica::service)
                .thenComparingInt(Replica::slot)
                .thenComparing(Replica::created))
        .toList();
  }

  private Replica replica(JsonNode task) {
    JsonNode service = services.get(task.path("ServiceID").asText());
    JsonNode status = task.path("Status");
    return new Replica(
        namespace,
        Wanted.shortName(namespace, service),
        slot(task, service),
        task.path("ID").asText(),
        status.at("/ContainerStatus/ContainerID").asText(""),
        node(task.path("NodeID").asText("")),
        status.path("State").asText(),
        task.path("DesiredState").asText(),
        status.path("Message").asText(""),
        status.path("Err").asText(""),
        time(task.path("CreatedAt")),
        time(status.path("Timestamp")));
  }

  private String node(String id) {
    return nodes.getOrDefault(id, id);
  }

  private static int slot(JsonNode task, JsonNode service) {
    int slot = task.path("Slot").asInt(0);
    return service.at("/Spec/Mode").has("ReplicatedJob") ? slot + 1 : slot;
  }

  private static Instant time(JsonNode text) {
    return text.isMissingNode() ? Instant.EPOCH : OffsetDateTime.parse(text.asText()).toInstant();
  }
}
