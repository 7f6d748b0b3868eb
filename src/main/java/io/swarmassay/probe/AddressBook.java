package io.swarmassay.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.stack.Deployment;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which names must resolve to which addresses, as a manager knows its tasks.
 *
 * @param networks by task, the overlays it is attached to
 * @param names by overlay and name, the addresses
 */
record AddressBook(Map<String, Set<String>> networks, Map<String, Map<String, Set<String>>> names) {

  /** What the running tasks of a deployment make true. */
  static AddressBook of(Deployment deployment) {
    Map<String, String> services = new HashMap<>();
    Map<String, Boolean> direct = new HashMap<>();
    for (JsonNode service : EngineQueries.services(deployment)) {
      String id = service.path("ID").asText();
      services.put(id, service.at("/Spec/Name").asText());
      direct.put(id, service.at("/Spec/EndpointSpec/Mode").asText().equals("dnsrr"));
    }
    AddressBook book = new AddressBook(new LinkedHashMap<>(), new TreeMap<>());
    for (JsonNode task : EngineQueries.tasks(deployment)) {
      String service = task.path("ServiceID").asText();
      if (task.at("/Status/State").asText().equals("running") && services.containsKey(service)) {
        book.add(task, services.get(service), direct.get(service));
      }
    }
    return book;
  }

  private void add(JsonNode task, String service, boolean direct) {
    String id = task.path("ID").asText();
    String place = task.has("Slot") ? task.path("Slot").asText() : task.path("NodeID").asText();
    networks.put(id, new TreeSet<>());
    for (JsonNode attached : task.path("NetworksAttachments")) {
      JsonNode network = attached.path("Network");
      if (network.at("/Spec/Ingress").asBoolean() || attached.path("Addresses").isEmpty()) {
        continue;
      }
      String overlay = network.path("ID").asText();
      String address = attached.path("Addresses").path(0).asText().replaceFirst("/.*", "");
      networks.get(id).add(overlay);
      put(overlay, "tasks." + service, address);
      put(overlay, service + "." + place + "." + id, address);
      if (direct) {
        put(overlay, service, address);
      }
    }
  }

  private void put(String overlay, String name, String address) {
    names
        .computeIfAbsent(overlay, any -> new TreeMap<>())
        .computeIfAbsent(name, any -> new TreeSet<>())
        .add(address);
  }

  /**
   * What a name of some tasks must resolve to for a task: on any overlay that it shares with one of
   * them, the addresses of those. None when they share none, and then nobody knows.
   */
  Set<Set<String>> ofTasks(String asking, Collection<String> tasks) {
    Set<Set<String>> either = new LinkedHashSet<>();
    for (String overlay : networks.getOrDefault(asking, Set.of())) {
      Set<String> there = new TreeSet<>();
      names
          .getOrDefault(overlay, Map.of())
          .forEach(
              (name, addresses) -> {
                if (tasks.contains(name.substring(name.lastIndexOf('.') + 1))) {
                  there.addAll(addresses);
                }
              });
      if (!there.isEmpty()) {
        either.add(there);
      }
    }
    return either;
  }

  /** What a task must see: by name, the addresses on each overlay it shares with it. */
  Map<String, Set<Set<String>>> seenBy(String task) {
    Map<String, Set<Set<String>>> seen = new TreeMap<>();
    for (String overlay : networks.getOrDefault(task, Set.of())) {
      names
          .getOrDefault(overlay, Map.of())
          .forEach(
              (name, addresses) ->
                  seen.computeIfAbsent(name, any -> new LinkedHashSet<>()).add(addresses));
    }
    return seen;
  }
}
