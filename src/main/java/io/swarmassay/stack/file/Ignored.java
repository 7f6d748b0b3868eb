package io.swarmassay.stack.file;

import java.util.Map;

/** Keys of services that compose files may have and a stack has not, each with the way out. */
final class Ignored {
  private static final String NONE = "leave it out";
  private static final String LIMITS = "docker stack deploy refuses it; use deploy.resources";
  private static final String NAMES = "services on one network find each other by name";
  private static final String COMPOSE = "only compose knows it; leave it out";

  /** What docker reads and then passes over: the stack works without it, or does not. */
  static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("build", "x-assay.images builds images; the others must exist"),
          Map.entry("container_name", "use 'hostname', for example web-{{.Task.Slot}}"),
          Map.entry("depends_on", "let the service wait for what it needs, or fail and restart"),
          Map.entry("restart", "use deploy.restart_policy"),
          Map.entry("links", NAMES),
          Map.entry("external_links", NAMES),
          Map.entry("expose", "services on one network reach every port"),
          Map.entry("tmpfs", "write it under volumes: {type: tmpfs, target: /path}"),
          Map.entry("shm_size", "mount a tmpfs on /dev/shm"),
          Map.entry("network_mode", "use 'networks'"),
          Map.entry("privileged", "use cap_add"),
          Map.entry("devices", NONE),
          Map.entry("domainname", NONE),
          Map.entry("ipc", NONE),
          Map.entry("pid", NONE),
          Map.entry("mac_address", NONE),
          Map.entry("security_opt", NONE),
          Map.entry("userns_mode", NONE),
          Map.entry("cgroup_parent", NONE));

  /** What docker stack deploy refuses. */
  static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("extends", "use YAML anchors and '<<'"),
          Map.entry("mem_limit", LIMITS),
          Map.entry("mem_reservation", LIMITS),
          Map.entry("memswap_limit", LIMITS),
          Map.entry("cpus", LIMITS),
          Map.entry("cpu_quota", LIMITS),
          Map.entry("cpu_shares", LIMITS),
          Map.entry("cpuset", LIMITS),
          Map.entry("pids_limit", LIMITS),
          Map.entry("scale", "use deploy.replicas"),
          Map.entry("volume_driver", "declare the volume at the top, with its driver"),
          Map.entry("volumes_from", "declare the volume at the top and mount it twice"),
          Map.entry("profiles", COMPOSE),
          Map.entry("pull_policy", COMPOSE),
          Map.entry("runtime", COMPOSE),
          Map.entry("gpus", "use deploy.resources.reservations.generic_resources"),
          Map.entry("annotations", "use labels"),
          Map.entry("name", "docker takes it from the command; leave it out"),
          Map.entry("include", "only compose knows it; write one file"),
          Map.entry("platform", "use deploy.placement.constraints: node.platform.arch"),
          Map.entry("group_add", COMPOSE),
          Map.entry("cgroupns_mode", COMPOSE),
          Map.entry("credential_spec", "it is for Windows nodes, which a lab has not"));

  private Ignored() {}
}
