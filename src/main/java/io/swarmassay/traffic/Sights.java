package io.swarmassay.traffic;

import io.swarmassay.beam.Beam;
import io.swarmassay.beam.BeamException;
import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.Script;
import io.swarmassay.beam.Term;
import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import io.swarmassay.swarm.SwarmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * What one node sees of the others in one life: a process there hears each nodeup and nodedown with
 * its time, and is asked for them every {@value #EVERY_MS} ms.
 */
final class Sights implements Runnable {
  private static final Script PROCESS = Script.of(Sights.class, "sights.exprs");
  private static final int EVERY_MS = 250;
  private static final Duration ANSWER = Duration.ofSeconds(1);
  private static final long MICROS = 1_000_000;

  private final Incarnation life;
  private final Beam beam;
  private final Nodes nodes;
  private final SenderNames names;
  private final Clocks clocks;
  private final Recorder recorder;
  private Optional<BeamNode> node = Optional.empty();
  private String name = "";
  private long last;
  private final List<Term.Tuple> unplaced = new ArrayList<>();
  private volatile boolean stopped;

  Sights(
      Incarnation life,
      Beam beam,
      Nodes nodes,
      SenderNames names,
      Clocks clocks,
      Recorder recorder) {
    this.life = life;
    this.beam = beam;
    this.nodes = nodes;
    this.names = names;
    this.clocks = clocks;
    this.recorder = recorder;
  }

  @Override
  public void run() {
    while (!stopped && !life.over()) {
      attempt();
      LockSupport.parkNanos(Duration.ofMillis(EVERY_MS).toNanos());
    }
    if (!life.over()) {
      attempt(); // what came since the last time
    }
  }

  private void attempt() {
    try {
      if (node.isEmpty()) {
        open();
      }
      node.ifPresent(this::look);
    } catch (BeamException | SwarmException unanswered) {
      // asked again soon; what it sees meanwhile it keeps
    }
  }

  void stop() {
    stopped = true;
  }

  private void open() {
    Optional<BeamNode> found = nodes.in(life.replica(), ANSWER);
    if (found.isPresent()) {
      name = names.sights(life.replica().name());
      clocks.measure(clock(), () -> time(found.get()));
      beam.evaluate(found.get(), PROCESS, Map.of("Name", Term.atom(name)), ANSWER);
      node = found;
    }
  }

  private String clock() {
    return "node " + life.replica().name();
  }

  private Instant time(BeamNode at) {
    Term micros = beam.call(at, "erlang", "system_time", List.of(Term.atom("microsecond")), ANSWER);
    return micros instanceof Term.Int known ? instant(known) : Instant.now();
  }

  private static Instant instant(Term.Int micros) {
    long value = micros.value().longValue();
    return Instant.ofEpochSecond(value / MICROS, value % MICROS * 1_000);
  }

  private void look(BeamNode at) {
    Term question = Term.tuple(Term.atom("later"), Term.integer(last));
    List<Term> call = List.of(Term.atom(name), question, Term.integer(ANSWER.toMillis()));
    for (Term sight : beam.call(at, "gen_server", "call", call, ANSWER).parts()) {
      if (sight instanceof Term.Tuple told && told.parts().size() == 4) {
        last = Math.max(last, ((Term.Int) told.parts().get(0)).value().longValue());
        unplaced.add(told);
      }
    }
    unplaced.removeIf(this::sight);
  }

  /** Writes a sight down; false while nobody knows in which replica the node lives. */
  private boolean sight(Term.Tuple told) {
    List<Term> parts = told.parts();
    Optional<String> peer = nodes.replica(parts.get(3).text());
    if (peer.isPresent()) {
      long t = clocks.t(clock(), instant((Term.Int) parts.get(1)));
      boolean up = parts.get(2).equals(Term.atom("up"));
      recorder.record(new Event.Sighted(t, life.replica().name(), life.number(), peer.get(), up));
    }
    return peer.isPresent();
  }
}
