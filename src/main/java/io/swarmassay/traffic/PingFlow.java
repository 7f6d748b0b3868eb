package io.swarmassay.traffic;

import io.swarmassay.history.Operation;
import io.swarmassay.history.Recorder;
import io.swarmassay.probe.Connecting;
import io.swarmassay.stack.Deployment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Pings under way between the nodes of a deployment. */
final class PingFlow implements Traffic.Flow {
  private static final Duration STOPPING = Duration.ofSeconds(5);
  private static final Duration MEETING = Duration.ofSeconds(5);

  private final Pings kind;
  private final Deployment deployment;
  private final Recorder recorder;
  private final Nodes nodes;
  private final Roster roster;
  private final Metronome metronome;
  private final Crew sending;
  private final Crew observing;
  private final Offering offering;
  private final boolean connect;
  private final Map<String, Pair> pairs = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> numbers = new ConcurrentHashMap<>();
  private long turn;

  PingFlow(Pings kind, Deployment deployment, Recorder recorder, long seed) {
    this.kind = kind;
    this.deployment = deployment;
    this.recorder = recorder;
    this.nodes = new Nodes(deployment);
    this.roster = new Roster(deployment, kind.service(), born -> {});
    this.sending = new Crew();
    this.observing = new Crew();
    this.offering = new Offering(recorder, Operation.PING, kind.rate());
    this.turn = new SplittableRandom(seed).nextInt(1 << 16);
    roster.read();
    nodes.meet(roster, MEETING);
    this.connect = Connecting.whenAsked(deployment, kind.service());
    this.metronome = offering.begin(kind.patience().toMillis(), false, this::offer);
    observing.start("ping-roster", roster::keep);
    sending.start("ping-metronome", metronome::run);
  }

  /** The next ordered pair's turn. */
  private void offer(long intended) {
    List<String> wanted = roster.names();
    int others = wanted.size() - 1;
    if (others < 1) {
      offering.unbegun(intended, wanted.size() + " replicas are wanted: nobody to ping");
      return;
    }
    int index = (int) (turn++ % ((long) wanted.size() * others));
    int from = index / others;
    int to = index % others;
    pair(wanted.get(from), wanted.get(to < from ? to : to + 1)).offer(intended);
  }

  private Pair pair(String from, String to) {
    return pairs.computeIfAbsent(
        from + " " + to,
        key -> {
          AtomicLong own = numbers.computeIfAbsent(from, name -> new AtomicLong());
          Pinger pinger = new Pinger(deployment.beam(), roster, nodes, from, to, own, connect);
          Pair pair = new Pair(pinger, recorder, offering, kind.patience().toNanos() / 1_000);
          sending.start("ping-" + from + "-" + to, pair);
          return pair;
        });
  }

  @Override
  public void close() {
    metronome.stop();
    long stopped = recorder.now();
    pairs.values().forEach(Pair::stop);
    sending.join(kind.patience().multipliedBy(2).plus(STOPPING));
    offering.cease(stopped);
    roster.close();
    observing.join(STOPPING);
  }
}
