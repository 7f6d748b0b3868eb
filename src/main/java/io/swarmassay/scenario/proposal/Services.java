package io.swarmassay.scenario.proposal;

import io.swarmassay.stack.file.StackFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a stack file says of its services, as far as a proposed scenario needs it. */
final class Services {
  private static final String NAMESPACE = "x";

  private Services() {}

  /**
   * Services that go on running, and whether one of their tasks that ends with 0 is replaced, too.
   * Jobs, services without replicas and those that are never restarted are none.
   */
  static Map<String, Boolean> lasting(StackFile file) {
    Map<String, Boolean> lasting = new TreeMap<>();
    for (Map<String, Object> service : services(file)) {
      Map<?, ?> mode = map(service, "Mode");
      boolean job = mode.containsKey("ReplicatedJob") || mode.containsKey("GlobalJob");
      boolean none = Integer.valueOf(0).equals(map(mode, "Replicated").get("Replicas"));
      Object condition = map(map(service, "TaskTemplate"), "RestartPolicy").get("Condition");
      if (!job && !none && !"none".equals(condition)) {
        lasting.put(name(service), !"on-failure".equals(condition));
      }
    }
    return lasting;
  }

  /** Services with a task on each node; such tasks have no slot. */
  static Set<String> global(StackFile file) {
    Set<String> global = new TreeSet<>();
    for (Map<String, Object> service : services(file)) {
      if (map(service, "Mode").containsKey("Global")) {
        global.add(name(service));
      }
    }
    return global;
  }

  /** Services with a published port. */
  static Set<String> published(StackFile file) {
    Set<String> published = new TreeSet<>();
    for (Map<String, Object> service : services(file)) {
      if (map(service, "EndpointSpec").get("Ports") instanceof List<?> ports && !ports.isEmpty()) {
        published.add(name(service));
      }
    }
    return published;
  }

  /** Named volumes that a service mounts. */
  static Set<String> volumes(StackFile file) {
    Set<String> volumes = new TreeSet<>();
    for (Map<String, Object> service : services(file)) {
      Map<?, ?> container = map(map(service, "TaskTemplate"), "ContainerSpec");
      if (container.get("Mounts") instanceof List<?> mounts) {
        mounts.forEach(mount -> volume(mount, volumes));
      }
    }
    return volumes;
  }

  private static void volume(Object mount, Set<String> volumes) {
    if (mount instanceof Map<?, ?> fields
        && "volume".equals(fields.get("Type"))
        && fields.get("Source") instanceof String source) {
      volumes.add(source.replaceFirst("^" + NAMESPACE + "_", ""));
    }
  }

  private static List<Map<String, Object>> services(StackFile file) {
    return file.blueprint(NAMESPACE).services();
  }

  private static String name(Map<String, Object> service) {
    return String.valueOf(service.get("Name")).substring(NAMESPACE.length() + 1);
  }

  private static Map<?, ?> map(Map<?, ?> body, String key) {
    return body.get(key) instanceof Map<?, ?> inner ? inner : Map.of();
  }
}
