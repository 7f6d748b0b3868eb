package io.swarmassay.traffic;

import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.history.Recorder;
import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One container, from its begin to its end, as seen from outside: what its handler logs. */
final class Incarnation implements Swarm.Listener {
  private final Replica replica;
  private final int number;
  private final Swarm swarm;
  private final Recorder recorder;
  private final Clocks clocks;
  private final SenderNames names;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile Instant heard = Instant.now();
  private volatile String blindness = "";
  private Instant powerUnknown;
  private String powerWhy = "";

  Incarnation(
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

  /** Writes down the begin and hears what the container writes; blind when nobody can tell. */
  Swarm.Subscription follow(Instant begun) {
    recorder.record(
        new Event.Born(t(begun), replica.name(), number, replica.containerId().substring(0, 12)));
    heard = begun;
    try {
      Swarm.Subscription log = swarm.follow(replica, this);
      return () -> {
        log.close();
        tellBlind();
      };
    } catch (SwarmException unknown) {
      blind(unknown.getMessage());
      return this::tellBlind;
    }
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
    heard = at;
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
    tellBlind();
    died(t(at), "its container ended");
  }

  /** What a container wrote is nobody's question once it died with its machine. */
  @Override
  public void blind(String why) {
    if (!over() && blindness.isEmpty()) {
      blindness = why;
    }
  }

  /** The end of what could not be seen: nothing is known since the last line. */
  private void tellBlind() {
    if (!blindness.isEmpty()) {
      record(heard, "log", replica.name(), blindness);
      blindness = "";
    }
    tellPower();
  }

  /** A container whose machine has no power died with it, whatever its engine says afterwards. */
  @Override
  public void lost(Instant since) {
    if (over() || swarm.hosts().isEmpty()) {
      return;
    }
    try {
      boolean on = on(swarm.hosts().get());
      tellPower();
      if (!on) {
        died(ago(since), "the power of " + replica.node() + " was cut");
      }
    } catch (RuntimeException unanswered) {
      powerUnknown = powerUnknown == null ? Instant.now() : powerUnknown;
      powerWhy = String.valueOf(unanswered.getMessage());
    }
  }

  private boolean on(Hosts hosts) {
    return hosts.hasPower(replica.node());
  }

  /** The end of a time in which nobody could say whether the machine had power. */
  private void tellPower() {
    if (powerUnknown != null) {
      record(powerUnknown, "nodes", replica.node(), powerWhy);
      powerUnknown = null;
    }
  }

  private void record(Instant from, String who, String subject, String why) {
    recorder.record(new Event.Blind(recorder.now(), ago(from), who, subject, why));
  }

  private void died(long t, String cause) {
    if (over.compareAndSet(false, true)) {
      recorder.record(new Event.Died(t, replica.name(), number, cause));
    }
  }

  /** The run's time of a moment on this machine's clock. */
  private long ago(Instant at) {
    return recorder.now() - ChronoUnit.MICROS.between(at, Instant.now());
  }

  private long t(Instant at) {
    return clocks.t(Incarnations.clock(replica), at);
  }
}
