package io.swarmassay.stack.lint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What depends on where a task runs, or on which slot it has. */
final class PlaceRules {
  private static final Pattern PINNED =
      Pattern.compile(
          "(?i)\\s*(node\\.(id|hostname|ip|labels\\.\\S+)|engine\\.labels\\.\\S+)\\s*==.*");

  private PlaceRules() {}

  /** A local volume is a folder of its node. */
  static Optional<Remark> volumeStaysBehind(WrittenService service) {
    return service.replicated() && !pinned(service)
        ? service.all("TaskTemplate", "ContainerSpec", "Mounts").stream()
            .filter(PlaceRules::local)
            .findFirst()
            .map(
                mount ->
                    new Remark(
                        service.place("volumes"),
                        "what is written to "
                            + mount.get("Target")
                            + " stays on its node: a task that moves to another finds its volume"
                            + " empty",
                        "pin the service to a node or a label of nodes, or use a volume driver"
                            + " that shares"))
        : Optional.empty();
  }

  private static boolean local(Map<?, ?> mount) {
    if (!"volume".equals(mount.get("Type")) || mount.get("Source") == null) {
      return false;
    }
    Object driver =
        mount.get("VolumeOptions") instanceof Map<?, ?> options
                && options.get("DriverConfig") instanceof Map<?, ?> config
            ? config.get("Name")
            : null;
    boolean options = // of the local driver: nfs, cifs, tmpfs
        mount.get("VolumeOptions") instanceof Map<?, ?> some
            && some.get("DriverConfig") instanceof Map<?, ?> config
            && config.get("Options") instanceof Map<?, ?> given
            && !given.isEmpty();
    return (driver == null || driver.equals("local")) && !options;
  }

  private static boolean pinned(WrittenService service) {
    List<?> constraints =
        service.at(List.class, "TaskTemplate", "Placement", "Constraints").orElse(List.of());
    return constraints.stream().map(String::valueOf).anyMatch(PINNED.asMatchPredicate());
  }

  /** Tasks of a global service have no number (moby#34658). */
  static Optional<Remark> slotOfGlobal(WrittenService service) {
    boolean asked = String.valueOf(service.body().get("TaskTemplate")).contains(".Task.Slot");
    return service.global() && asked
        ? Optional.of(
            new Remark(
                service.place("deploy", "mode"),
                "{{.Task.Slot}} is no number in a global service: its tasks have none",
                "use {{.Node.Hostname}} or {{.Node.ID}}"))
        : Optional.empty();
  }

  /** Without logs nobody can say what a container's last words were. */
  static Optional<Remark> logsOfNobody(WrittenService service) {
    String driver = service.at(String.class, "TaskTemplate", "LogDriver", "Name").orElse("");
    String cache =
        service
            .at(String.class, "TaskTemplate", "LogDriver", "Options", "cache-disabled")
            .orElse("");
    return driver.equals("none") || cache.equals("true")
        ? Optional.of(
            new Remark(
                service.place("logging"),
                "no engine can read the logs of this service: what is logged proves nothing, and"
                    + " last words are lost",
                "use json-file, local or journald"))
        : Optional.empty();
  }
}
