package io.swarmassay.lab;

import io.swarmassay.swarm.Hosts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The labs of this machine, whoever holds them. */
public final class Labs {
  private static final Duration END = Duration.ofSeconds(5);

  private Labs() {}

  /**
   * A lab that runs.
   *
   * @param id its own identifier
   * @param name what it was kept as; empty for the lab of a running command
   * @param managers how many of its nodes are managers
   * @param sockets each node's engine socket, in the order of the nodes
   * @param age since its present holder took over
   * @param ttl what is left until it ends by itself; empty for the lab of a running command
   * @param holder process that holds it
   */
  public record Running(
      String id,
      String name,
      int managers,
      Map<String, Path> sockets,
      Duration age,
      Optional<Duration> ttl,
      long holder) {

    /** Command line that runs a command, for example a shell, inside a node. */
    public List<String> inside(String node, List<String> command) {
      LabFolder folder = new LabFolder(Home.labs().resolve(id));
      long init = new Power(folder, new LabHosts(folder)).init(node);
      List<String> whole =
          new ArrayList<>(List.of("nsenter", "-t", "" + init, "-m", "-n", "-p", "-u", "-i", "--"));
      whole.addAll(command);
      return whole;
    }

    /** Its machines. */
    public Hosts hosts() {
      return new LabHosts(new LabFolder(Home.labs().resolve(id)));
    }
  }

  /** Every lab that runs, in the order of their ids. */
  public static List<Running> live() {
    return Home.folders().stream()
        .map(folder -> running(new LabFolder(folder), Holder.read(folder)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The lab of this name or id. */
  public static Optional<Running> find(String nameOrId) {
    return live().stream()
        .filter(lab -> lab.id().equals(nameOrId) || lab.name().equals(nameOrId))
        .findFirst();
  }

  /**
   * Ends a lab, also one that another command holds.
   *
   * @return what could not be removed; empty when nothing is left, or there was no such lab
   */
  public static List<String> down(String nameOrId) {
    Optional<Running> lab = find(nameOrId);
    return lab.isPresent() ? down(lab.get()) : List.of();
  }

  private static List<String> down(Running lab) {
    LabFolder folder = new LabFolder(Home.labs().resolve(lab.id()));
    if (!lab.name().isEmpty()) {
      ProcessHandle.of(lab.holder()).ifPresent(ProcessHandle::destroyForcibly);
      Poll.until(END, () -> !Files.exists(folder.path()));
    }
    return Audit.of(lab.id()).isEmpty() ? List.of() : Sweep.remove(folder);
  }

  private static Optional<Running> running(LabFolder folder, Holder holder) {
    return holder.alive() ? Optional.of(held(folder, holder)) : Optional.empty();
  }

  private static Running held(LabFolder folder, Holder holder) {
    Map<String, Path> sockets = new LinkedHashMap<>();
    folder.nodes().forEach(node -> sockets.put(node, folder.socket(node)));
    Duration age = Duration.between(holder.since(), Instant.now());
    String managers = folder.setting("ASSAY_MANAGERS");
    return new Running(
        folder.id(),
        holder.name(),
        managers.isEmpty() ? 0 : Integer.parseInt(managers),
        sockets,
        age,
        holder.name().isEmpty()
            ? Optional.empty()
            : Optional.of(Duration.ofSeconds(holder.ttl()).minus(age)),
        holder.pid());
  }
}
