package io.swarmassay.traffic;

import io.swarmassay.history.Recorder;
import io.swarmassay.stack.Deployment;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What is seen of a deployment's replicas without doing anything: their lives, what their handlers
 * log, and what their nodes see of each other.
 */
final class ReplicaObserver implements Traffic.Flow {
  private static final Duration STOPPING = Duration.ofSeconds(5);

  private final Deployment deployment;
  private final Recorder recorder;
  private final SenderNames names = new SenderNames();
  private final Nodes nodes;
  private final Clocks clocks;
  private final Incarnations lives;
  private final Roster roster;
  private final Crew crew;
  private final Queue<Sights> sights = new ConcurrentLinkedQueue<>();

  ReplicaObserver(Deployment deployment, Optional<String> service, Recorder recorder) {
    this.deployment = deployment;
    this.recorder = recorder;
    this.crew = new Crew();
    this.nodes = new Nodes(deployment);
    this.clocks = new Clocks(recorder);
    this.lives = new Incarnations(deployment.swarm(), recorder, clocks, names, this::look);
    this.roster = new Roster(deployment, service, lives::born);
  }

  /** Begins; what runs now is known when this returns. */
  ReplicaObserver begin() {
    roster.read();
    crew.start("roster", roster::keep);
    return this;
  }

  /** Watches what the node of a new life sees. */
  private void look(Incarnation life) {
    Sights view = new Sights(life, deployment.beam(), nodes, names, clocks, recorder);
    sights.add(view);
    crew.start("sights-" + life.replica().name(), view);
  }

  Roster roster() {
    return roster;
  }

  Nodes nodes() {
    return nodes;
  }

  SenderNames names() {
    return names;
  }

  @Override
  public void close() {
    roster.close();
    sights.forEach(Sights::stop);
    crew.join(STOPPING);
    lives.close();
  }
}
