package io.swarmassay.contract;

/** One container of a {@link ReplicaBench}, and what is in it. */
final class FakeContainer {
  /** Whether the effect of a held fault is on. */
  boolean hurt;

  /** Whether its main process runs. */
  boolean running = true;

  boolean paused;
  boolean removed;
  boolean outOfMemory;
  int exitCode;

  /** How often the process that faults look for was started. */
  int lives = 1;

  /** Whether a rule of the packet filter refuses, where it does not drop. */
  boolean reset;
}
