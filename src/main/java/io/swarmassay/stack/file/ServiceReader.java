package io.swarmassay.stack.file;

import io.swarmassay.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one service into the body of {@code POST /services/create}. */
final class ServiceReader {
  private static final Set<String> KEYS =
      Set.of(
          "image",
          "command",
          "entrypoint",
          "environment",
          "env_file",
          "hostname",
          "user",
          "working_dir",
          "labels",
          "networks",
          "ports",
          "volumes",
          "secrets",
          "configs",
          "healthcheck",
          "cap_add",
          "cap_drop",
          "sysctls",
          "ulimits",
          "init",
          "read_only",
          "stop_grace_period",
          "stop_signal",
          "logging",
          "dns",
          "dns_search",
          "extra_hosts",
          "tty",
          "stdin_open",
          "deploy",
          "isolation",
          "oom_score_adj");

  private static final String LIST = "docker stack deploy knows no conditions; write [db, cache]";

  private final String name;
  private final StackFileContext scope;
  private final MappingReader service;
  private final DeployReader deploy;
  private final Declared declared;

  ServiceReader(StackFileContext scope, String name, Yaml node, Declared declared) {
    this.name = name;
    this.scope = scope;
    this.declared = declared;
    this.service = MappingReader.of(scope, node, "services." + name, KEYS, Ignored.KEYS);
    service
        .at("depends_on")
        .filter(at -> !(at.content() instanceof Yaml.Sequence))
        .ifPresent(at -> service.wrong(at, "depends_on must be a list, not " + at.kind(), LIST));
    this.deploy = new DeployReader(scope, node, "services." + name);
  }

  /** Names of its networks as the stack file spells them. */
  List<String> networks() {
    return AttachmentReader.names(service);
  }

  Map<String, Object> body(Variables variables) {
    Map<String, Object> container = new ContainerReader(service, declared, variables).body();
    Map<String, String> labels = new LinkedHashMap<>(Labels.with(scope, deploy.labels()));
    labels.put("com.docker.stack.image", service.text("image").orElse(""));
    return new Body()
        .keep("Name", scope.scoped(name))
        .keep("Labels", labels)
        .keep("TaskTemplate", template(container))
        .keep("Mode", deploy.mode())
        .put(
            "UpdateConfig",
            deploy.change("update_config", List.of("pause", "continue", "rollback")))
        .put("RollbackConfig", deploy.change("rollback_config", List.of("pause", "continue")))
        .keep("EndpointSpec", endpoint())
        .map();
  }

  private Map<String, Object> template(Map<String, Object> container) {
    return new Body()
        .keep("ContainerSpec", container)
        .keep("Resources", deploy.resources())
        .put("RestartPolicy", deploy.restartPolicy())
        .keep("Placement", deploy.placement())
        .put("LogDriver", service.below("logging", Set.of("driver", "options")).map(this::logging))
        .put("Networks", new AttachmentReader(scope, name, service, declared.networks()).all())
        .map();
  }

  private Map<String, Object> logging(MappingReader logging) {
    return new Body()
        .put("Name", logging.text("driver"))
        .put("Options", logging.pairs("options"))
        .map();
  }

  private Map<String, Object> endpoint() {
    Optional<String> mode = deploy.endpointMode();
    boolean dnsrr = mode.filter("dnsrr"::equals).isPresent();
    return new Body().put("Mode", mode).put("Ports", new PortReader(service).ports(dnsrr)).map();
  }
}
