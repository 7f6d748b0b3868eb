package io.swarmassay.lab;

import io.swarmassay.swarm.Subnet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What lab to start.
 *
 * @param nodes engines, 1 to 99
 * @param managers how many of them are managers: 1 or 3; 0 for engines without a swarm
 * @param swarm settings; known is {@code dispatcher-heartbeat}, for example {@code 5s}
 * @param template data root, images inside, that each node starts from; empty for none
 * @param disk bytes of each node's disk, which then is memory; empty for the machine's own disk
 * @param images where engines take images from
 * @param engine which engine the nodes run
 * @param avoided what the addresses of the nodes stay clear of: the subnets of what will run on it
 */
public record LabPlan(
    int nodes,
    int managers,
    Map<String, String> swarm,
    Optional<Path> template,
    OptionalLong disk,
    Images images,
    EngineRoot engine,
    List<Subnet> avoided) {
  /**
   * Bytes a manager needs: its raft log takes a segment of 64 MB and makes the next one ready. With
   * less room it starts, and may never start again.
   */
  public static final long SMALLEST_DISK = 192L << 20;

  /** The swarm settings that are known. */
  public static final Set<String> SETTINGS = Set.of("dispatcher-heartbeat");

  /** Where engines take images from. */
  public enum Images {
    /** Only what is on the node: an engine never asks a registry, an absent image is an error. */
    PRELOADED,
    /** A registry inside the lab's network is asked first, as swarm does by default. */
    REGISTRY
  }

  /** A plan; throws {@link IllegalArgumentException} when it cannot be carried out. */
  public LabPlan {
    swarm = Map.copyOf(swarm);
    avoided = List.copyOf(avoided);
    require(nodes >= 1 && nodes <= 99, "nodes: 1 to 99, not " + nodes);
    require(Set.of(0, 1, 3).contains(managers), "managers: 0, 1 or 3, not " + managers);
    require(managers <= nodes, managers + " managers need as many nodes, not " + nodes);
    require(SETTINGS.containsAll(swarm.keySet()), "swarm: " + swarm + "; known: " + SETTINGS);
    long bytes = disk.orElse(SMALLEST_DISK);
    require(bytes >= SMALLEST_DISK, "disk: " + SMALLEST_DISK + " bytes or more, not " + bytes);
    Heartbeat.of(swarm);
  }

  /** A plan with preloaded images on the machine's own disk. */
  public LabPlan(int nodes, int managers, Map<String, String> swarm, Optional<Path> template) {
    this(
        nodes,
        managers,
        swarm,
        template,
        OptionalLong.empty(),
        Images.PRELOADED,
        EngineRoot.ofThisMachine(),
        List.of());
  }

  /** As many nodes; 1 manager for fewer than 3 nodes, else 3. */
  public static LabPlan of(int nodes) {
    return new LabPlan(nodes, nodes < 3 ? 1 : 3, Map.of(), Optional.empty());
  }

  /** The same with nodes that start from this data root. */
  public LabPlan from(Path template) {
    return new LabPlan(
        nodes, managers, swarm, Optional.of(template), disk, images, engine, avoided);
  }

  /** The same with a disk of that many bytes for each node, {@link #SMALLEST_DISK} at least. */
  public LabPlan disk(long bytes) {
    return new LabPlan(
        nodes, managers, swarm, template, OptionalLong.of(bytes), images, engine, avoided);
  }

  /** The same with images from a registry inside the lab. */
  public LabPlan registry() {
    return new LabPlan(nodes, managers, swarm, template, disk, Images.REGISTRY, engine, avoided);
  }

  /** The same with nodes that run this engine. */
  public LabPlan running(EngineRoot other) {
    return new LabPlan(nodes, managers, swarm, template, disk, images, other, avoided);
  }

  /** The same with nodes whose own addresses are in none of these. */
  public LabPlan avoiding(List<Subnet> subnets) {
    return new LabPlan(nodes, managers, swarm, template, disk, images, engine, subnets);
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }
}
