package io.swarmassay.lab;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The engine that a lab node runs, and where its programs come from.
 *
 * @param name what users call it, for example {@code 28.5.2} or {@code 28.5.2+containerd}
 * @param folder a root with an engine's programs and libraries, or a folder of static programs with
 *     {@code dockerd} in it; empty for the machine's own engine
 * @param store where it keeps images
 */
public record EngineRoot(String name, Optional<Path> folder, Store store) {
  /** What keeps images; a fresh data root takes what the engine's settings say. */
  public enum Store {
    /** The engine's own, with overlay2: the default up to Docker 28. */
    GRAPH,
    /** Containerd's, with its overlayfs snapshots: the default of Docker 29 on fresh data roots. */
    CONTAINERD
  }

  /** The engine that is installed on this machine, with its own image store. */
  public static EngineRoot ofThisMachine() {
    return new EngineRoot("", Optional.empty(), Store.GRAPH);
  }

  /** The same engine with containerd's image store. */
  public EngineRoot withContainerdStore() {
    return new EngineRoot(name + "+containerd", folder, Store.CONTAINERD);
  }
}
