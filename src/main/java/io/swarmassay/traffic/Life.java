package io.swarmassay.traffic;

import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.history.Recorder;
import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** One container, from its begin to its end, as seen from outside: what its handler logs. */
final class Life implements Swarm.Listener {
  private static final int LOOKS = 50;

  private final Replica replica;
  private final int number;
  private final Swarm swarm;
  private final Recorder recorder;
  private final Clocks clocks;
  private final SenderNames names;
  private final AtomicBoolean over = new AtomicBoolean();
  private int looks;

  Life(
      Replica replica,
      int number,
      Swarm swarm,
      Recorder recorder,
      Clocks clocks,
      SenderNames names) {
    this.replica = replica;
    this.number = number;
    this.swarm = swarm;
    this.recorder = recorder;
    this.clocks = clocks;
    this.names = names;
  }

  /** Writes down the begin and hears what the container writes. */
  Swarm.Subscription follow(Instant begun) {
    recorder.record(
        new Event.Born(t(begun), replica.name(), number, replica.containerId().substring(0, 12)));
    return swarm.follow(replica, this);
  }

  Replica replica() {
    return replica;
  }

  /** Counts the lives of its replica, from 1. */
  int number() {
    return number;
  }

  boolean over() {
    return over.get();
  }

  @Override
  public void wrote(Instant at, String line) {
    names
        .letter(line)
        .ifPresent(
            letter ->
                recorder.record(
                    new Event.Handled(
                        t(at),
                        Operation.MESSAGE,
                        letter.from(),
                        letter.seq(),
                        replica.name(),
                        number,
                        letter.epoch())));
  }

  @Override
  public void ended(Instant at) {
    died(t(at), "its container ended");
  }

  /** A container whose machine has no power died with it, whatever its engine says afterwards. */
  @Override
  public void lost(Instant since) {
    if (!over() && looks++ < LOOKS && swarm.hosts().filter(this::dark).isPresent()) {
      long t = recorder.now() - java.time.temporal.ChronoUnit.MICROS.between(since, Instant.now());
      died(t, "the power of " + replica.node() + " was cut");
    }
  }

  private boolean dark(Hosts hosts) {
    try {
      return !hosts.inNode(replica.node(), List.of("true")).ok();
    } catch (RuntimeException off) {
      return true;
    }
  }

  private void died(long t, String cause) {
    if (over.compareAndSet(false, true)) {
      recorder.record(new Event.Died(t, replica.name(), number, cause));
    }
  }

  private long t(Instant at) {
    return clocks.t(Lives.clock(replica), at);
  }
}
