package io.swarmassay.lab;

import io.swarmassay.swarm.Swarm;
import java.nio.file.Path;

/** A private swarm; closing it, or the death of this JVM, ends and removes all of it. */
public interface Lab extends AutoCloseable {
  /** Unique on this machine, part of every name the lab leaves in the system. */
  String id();

  /** Where it keeps sockets, logs and data; readable by its owner only. */
  Path folder();

  /** The swarm of its nodes. */
  Swarm swarm();

  @Override
  void close();
}
