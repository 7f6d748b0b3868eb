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
import java.util.concurrent.locks.LockSupport;

/** Messages under way between the nodes of a deployment. */
final class MessageFlow implements Traffic.Flow {
  private static final Duration STOPPING = Duration.ofSeconds(5);
  private static final Duration MEETING = Duration.ofSeconds(5);

  private final Messages kind;
  private final Deployment deployment;
  private final Recorder recorder;
  private final SplittableRandom dice;
  private final ReplicaObserver watch;
  private Metronome metronome;
  private final Crew sending;
  private final Offering offering;
  private final Timing timing;
  private boolean connect;
  private final Map<String, Pair> pairs = new ConcurrentHashMap<>();

  MessageFlow(Messages kind, Deployment deployment, Recorder recorder, long seed) {
    this.kind = kind;
    this.deployment = deployment;
    this.recorder = recorder;
    this.dice = new SplittableRandom(seed);
    this.watch = new ReplicaObserver(deployment, kind.service(), recorder);
    this.sending = new Crew();
    this.timing = new Timing(recorder);
    this.offering = new Offering(recorder, Operation.MESSAGE, kind.rate());
    begin();
  }

  private void begin() {
    watch.begin();
    watch.nodes().meet(watch.roster(), MEETING);
    connect = Connecting.whenAsked(deployment, kind.service());
    metronome = offering.begin(kind.bound().toMillis(), false, this::offer);
    sending.start("metronome", metronome::run);
  }

  /** One message, between two replicas of those wanted now. */
  private void offer(long intended) {
    List<String> wanted = watch.roster().names();
    if (wanted.size() < 2) {
      offering.unbegun(intended, wanted.size() + " replicas are wanted: nobody to send to");
      return;
    }
    int from = dice.nextInt(wanted.size());
    int to = dice.nextInt(wanted.size() - 1);
    pair(wanted.get(from), wanted.get(to < from ? to : to + 1)).offer(intended);
  }

  private Pair pair(String from, String to) {
    return pairs.computeIfAbsent(
        from + " " + to,
        key -> {
          Sender.Post post =
              new Sender.Post(
                  deployment.beam(),
                  watch.roster(),
                  watch.nodes(),
                  kind.handler(),
                  watch.names(),
                  connect,
                  timing);
          long patience = kind.patience().toNanos() / 1_000;
          Pair pair = new Pair(new Sender(post, from, to), recorder, offering, patience);
          sending.start("from-" + from + "-to-" + to, pair);
          return pair;
        });
  }

  /** Messages under way may still arrive for the bound; only then nobody looks any more. */
  @Override
  public void close() {
    metronome.stop();
    long stopped = recorder.now();
    pairs.values().forEach(Pair::stop);
    sending.join(kind.patience().multipliedBy(2).plus(STOPPING));
    offering.cease(stopped);
    observe();
    watch.close();
  }

  private void observe() {
    long until = recorder.now() + kind.bound().toNanos() / 1_000;
    while (recorder.now() <= until && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(1_000_000 + (until - recorder.now()) * 1_000);
    }
  }
}
