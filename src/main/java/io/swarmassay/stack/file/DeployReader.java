package io.swarmassay.stack.file;

import io.swarmassay.yaml.Yaml;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code deploy}: how many, where, with what, and what happens when one ends. */
final class DeployReader {
  private static final Set<String> KEYS =
      Set.of(
          "mode",
          "replicas",
          "endpoint_mode",
          "labels",
          "placement",
          "resources",
          "restart_policy",
          "update_config",
          "rollback_config");
  private static final Set<String> CHANGE =
      Set.of("parallelism", "delay", "failure_action", "monitor", "max_failure_ratio", "order");
  private static final Pattern CONSTRAINT =
      Pattern.compile(
          "\\s*(?i:node\\.(id|hostname|ip|role|platform\\.(os|arch)|labels\\.[a-z0-9\\-_.]+)"
              + "|engine\\.labels\\.[a-z0-9\\-_.]+)\\s*(==|!=)(?<value>.*)");
  private static final Pattern VALUE =
      Pattern.compile("\\s*(?i:[a-z0-9:\\-_\\s.*()?+\\[\\]\\\\^$|/]+)");

  private final MappingReader deploy;

  DeployReader(StackFileContext scope, Yaml service, String path) {
    Yaml nothing =
        new Yaml(service.file(), service.line(), service.column(), new Yaml.Mapping(Map.of()));
    deploy = MappingReader.of(scope, service.get("deploy").orElse(nothing), path + ".deploy", KEYS);
  }

  Map<String, String> labels() {
    return deploy.pairs("labels");
  }

  Optional<String> endpointMode() {
    return deploy.choice("endpoint_mode", Set.of("vip", "dnsrr"));
  }

  Map<String, Object> mode() {
    String mode =
        deploy
            .choice("mode", Set.of("replicated", "global", "replicated-job", "global-job"))
            .orElse("replicated");
    Optional<Long> replicas = deploy.integer("replicas", 0);
    if (mode.startsWith("global") && deploy.has("replicas")) {
      deploy.wrong("replicas", "a " + mode + " service has no replicas", "leave them out");
    }
    return switch (mode) {
      case "global" -> Map.of("Global", Map.of());
      case "global-job" -> Map.of("GlobalJob", Map.of());
      case "replicated-job" ->
          Map.of(
              "ReplicatedJob",
              new Body().put("MaxConcurrent", replicas).put("TotalCompletions", replicas).map());
      default -> Map.of("Replicated", new Body().put("Replicas", replicas).map());
    };
  }

  Map<String, Object> placement() {
    Body body = new Body();
    deploy
        .below("placement", Set.of("constraints", "preferences", "max_replicas_per_node"))
        .ifPresent(
            placement ->
                body.put("Constraints", placement.list("constraints", this::constraint))
                    .put("Preferences", placement.list("preferences", this::preference))
                    .put("MaxReplicas", placement.integer("max_replicas_per_node", 0)));
    return body.map();
  }

  private Optional<String> constraint(Yaml item, String path) {
    Optional<String> text = deploy.scope().values().text(item, path);
    Matcher match = CONSTRAINT.matcher(text.orElse(""));
    if (match.matches() && !VALUE.matcher(match.group("value").strip()).matches()) {
      String message = "no engine takes the value of the constraint '" + text.get() + "'";
      return deploy.wrong(item, message, "letters, digits and :-_.*()?+[]\\^$|/ are possible");
    }
    return text.isEmpty() || match.matches()
        ? text
        : deploy.wrong(
            item,
            "constraint '" + text.get() + "' fits no node ever",
            "write node.role == manager; also node.id, node.hostname, node.ip, node.labels.x,"
                + " node.platform.os, node.platform.arch, engine.labels.x, and !=");
  }

  private Optional<Map<String, Object>> preference(Yaml item, String path) {
    MappingReader fields = MappingReader.of(deploy.scope(), item, path, Set.of("spread"));
    return fields.text("spread").map(label -> Map.of("Spread", Map.of("SpreadDescriptor", label)));
  }

  Map<String, Object> resources() {
    Body body = new Body();
    Optional<MappingReader> resources = deploy.below("resources", Set.of("limits", "reservations"));
    resources
        .flatMap(all -> all.below("limits", Set.of("cpus", "memory", "pids")))
        .ifPresent(
            limits ->
                body.keep("Limits", amounts(limits).put("Pids", limits.integer("pids", 0)).map()));
    resources
        .flatMap(all -> all.below("reservations", Set.of("cpus", "memory", "generic_resources")))
        .ifPresent(
            kept ->
                body.keep(
                    "Reservations",
                    amounts(kept)
                        .put("GenericResources", kept.list("generic_resources", this::generic))
                        .map()));
    return body.map();
  }

  private static Body amounts(MappingReader fields) {
    return new Body()
        .put("NanoCPUs", fields.cpus("cpus"))
        .put("MemoryBytes", fields.size("memory"));
  }

  private Optional<Map<String, Object>> generic(Yaml item, String path) {
    return MappingReader.of(deploy.scope(), item, path, Set.of("discrete_resource_spec"))
        .below("discrete_resource_spec", Set.of("kind", "value"))
        .map(
            kind ->
                Map.of(
                    "DiscreteResourceSpec",
                    new Body()
                        .put("Kind", kind.text("kind"))
                        .put("Value", kind.integer("value", 0))
                        .map()));
  }

  /** What happens when a task ends; empty for swarm's default (any, after 5 s). */
  Optional<Map<String, Object>> restartPolicy() {
    return deploy
        .below("restart_policy", Set.of("condition", "delay", "max_attempts", "window"))
        .map(DeployReader::restartPolicy);
  }

  private static Map<String, Object> restartPolicy(MappingReader policy) {
    Optional<Long> delay = policy.duration("delay");
    Optional<Long> attempts = policy.integer("max_attempts", 0);
    Optional<Long> window = policy.duration("window");
    if (attempts.isPresent() && window.isPresent()) {
      limit(policy, delay.orElse(DELAY), attempts.get(), window.get());
    }
    return new Body()
        .put("Condition", policy.choice("condition", CONDITIONS))
        .put("Delay", delay)
        .put("MaxAttempts", attempts)
        .put("Window", window)
        .map();
  }

  /**
   * Swarm counts the restarts within the window before each end (swarmkit#2936): where so many of
   * them do not fit in, it goes on for ever.
   */
  private static void limit(MappingReader policy, long delay, long attempts, long window) {
    if (attempts > 0 && window > 0 && window < attempts * delay) {
      policy.doubtful(
          "window",
          String.format(
              Locale.ROOT,
              "max_attempts never counts: %d restarts with a delay of %s do not fit into a window of %s",
              attempts,
              seconds(delay),
              seconds(window)),
          "make window longer than " + seconds(attempts * delay) + ", or leave it out");
    }
  }

  private static String seconds(long nanos) {
    return (nanos % 1_000_000_000 == 0 ? "" + nanos / 1_000_000_000 : "" + nanos / 1e9) + " s";
  }

  /** Swarm's own delay between two tasks of a slot, in nanoseconds. */
  private static final long DELAY = 5_000_000_000L;

  private static final Set<String> CONDITIONS = Set.of("none", "on-failure", "any");

  Optional<Map<String, Object>> change(String key, List<String> failureActions) {
    return deploy
        .below(key, CHANGE)
        .map(
            change ->
                new Body()
                    .keep("Parallelism", change.integer("parallelism", 0).orElse(1L))
                    .put("Delay", change.duration("delay"))
                    .put(
                        "FailureAction",
                        change.choice("failure_action", Set.copyOf(failureActions)))
                    .put("Monitor", change.duration("monitor"))
                    .keep("MaxFailureRatio", change.ratio("max_failure_ratio").orElse(0.0))
                    .put("Order", change.choice("order", Set.of("start-first", "stop-first")))
                    .map());
  }
}
