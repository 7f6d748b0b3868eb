package io.swarmassay.report;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.history.Promise;
import io.swarmassay.verdict.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Events of a messaging run as they could have been, with figures that were measured once. */
final class GeneratedRun {
  static final Instant STARTED = Instant.parse("2026-03-14T02:00:07Z");
  private static final int REPLICAS = 3;

  final Outcome outcome;
  final double seconds;
  final int rate;
  final double wobble;
  final List<Event> rare = new ArrayList<>();
  final List<GeneratedFault> faults = new ArrayList<>();
  final GeneratedLedger ledger = new GeneratedLedger();
  private final Random random;
  private final Map<Integer, Integer> incarnations = new TreeMap<>();

  GeneratedRun(Outcome outcome, double seconds, int rate, long seed) {
    this.outcome = outcome;
    this.seconds = seconds;
    this.rate = rate;
    this.random = new Random(seed);
    this.wobble = 1 + 0.08 * new Random(seed * 31).nextGaussian();
    opened(seed);
    startUp();
    kills();
    scales();
    closing();
    rare.sort(Comparator.comparingLong(Event::t));
  }

  /** A run of 92 s with ten kills, as the messaging scenario has. */
  static GeneratedRun messaging(Outcome outcome) {
    return new GeneratedRun(outcome, 92, 60, 20251220);
  }

  private void opened(long seed) {
    List<String> checks = List.of("replicas", "names", "epmd", "ping", "registered", "delivery");
    List<Promise> promises = GeneratedVerdict.promises();
    rare.add(
        new Event.Opened(
            0,
            1,
            "messaging",
            "messaging survives kills and scaling",
            "messaging",
            seed,
            STARTED,
            checks,
            10,
            promises));
  }

  private void startUp() {
    stage(0.02, "lab", "three managers");
    stage(1.84, "deploy", "messaging");
    for (int slot = 1; slot <= REPLICAS; slot++) {
      born(1.95 + 0.04 * slot, 2.35 + 0.07 * slot, slot);
    }
    double at = 2.7;
    for (String probe : List.of("replicas", "names", "epmd", "ping", "registered", "delivery")) {
      looked(at - 0.15, probe, "start", false, "2 of 3", false);
      looked(at + random.nextDouble() * 0.1, probe, "start", true, "3 of 3", true);
      at += 0.16;
    }
    images();
    stage(3.75, "traffic", rate + "/s");
    GeneratedPlatform.leader(rare, 1.2, "n1");
  }

  private void images() {
    Map.of("base", 4.29e6, "runtime-deps", 7.0e6, "erlang", 7.13e6, "app", 0.04e6)
        .forEach((part, size) -> rare.add(new Event.Sampled(us(1.8), "image-size", part, size)));
    rare.add(new Event.Sampled(us(1.8), "image-size", "", 18.46e6));
  }

  private void kills() {
    double gap = (seconds - 22) / 10;
    for (int i = 0; i < 10; i++) {
      double at = 6 + i * gap + random.nextDouble();
      GeneratedFault fault =
          GeneratedFault.kill(i + 1, at, 1 + random.nextInt(REPLICAS), outcome, random);
      faults.add(fault);
      stage(at - 0.05, "step", "kill " + fault.id());
      fault.into(rare, seconds);
      if (fault.bites()) {
        died(at + 0.06, fault.slot(), "SIGKILL");
        if (fault.recovers()) {
          born(at + fault.created(), at + fault.started(), fault.slot());
        }
      }
      moments(fault);
    }
  }

  private void moments(GeneratedFault fault) {
    for (String probe : List.of("replicas", "ping", "delivery")) {
      boolean held = fault.recovers();
      String reason = held ? "6 of 6 pairs pong" : "atomvm-node.2: exit 1, cookie file missing";
      double at = held ? fault.at() + fault.steady() : fault.at() + 30;
      if (at < seconds) {
        looked(at, probe, "after " + fault.id(), held, reason, true);
      }
    }
  }

  private void scales() {
    double at = seconds - 14;
    stage(at, "step", "scale atomvm-node to 5");
    born(at + 0.5, at + 0.9, 4);
    born(at + 0.5, at + 1.0, 5);
    stage(at + 5, "step", "scale atomvm-node to 2");
    for (int slot = 3; slot <= 5; slot++) {
      died(at + 6.2, slot, "scaled away");
    }
  }

  private void closing() {
    if (outcome == Outcome.INCONCLUSIVE) {
      rare.add(
          new Event.Skipped(
              us(seconds - 6),
              "delay 40ms on minority",
              "NETEM is missing: the kernel has no sch_netem"));
      rare.add(new Event.Trouble(us(seconds - 4), "lab n3", "dockerd did not answer for 10 s"));
      rare.add(new Event.Audited(us(seconds - 0.2), List.of("network assay-4f1c_atomvm-net")));
    } else {
      rare.add(new Event.Audited(us(seconds - 0.2), List.of()));
    }
    rare.add(new Event.Closed(us(seconds), "done"));
  }

  private void stage(double at, String name, String detail) {
    rare.add(new Event.Stage(us(at), name, detail));
  }

  private void looked(
      double at, String probe, String moment, boolean ok, String why, boolean last) {
    rare.add(new Event.Looked(us(at), probe, moment, ok, why, last));
  }

  private void born(double created, double started, int slot) {
    int life = incarnations.merge(slot, 1, Integer::sum);
    String replica = "atomvm-node." + slot;
    GeneratedPlatform.container(rare, created, slot, "create");
    GeneratedPlatform.container(rare, started, slot, "start");
    rare.add(new Event.Born(us(started), replica, life, "c" + slot + life));
    for (int peer = 1; peer <= REPLICAS; peer++) {
      if (peer != slot && incarnations.containsKey(peer)) {
        sighted(started + 0.2, peer, slot, true);
        sighted(started + 0.21, slot, peer, true);
      }
    }
    double megabytes = 27 + random.nextDouble();
    for (double at = started; at < seconds; at += 0.5) {
      memory
          .computeIfAbsent(slot, any -> new TreeMap<>())
          .put(at, megabytes += 0.01 * random.nextDouble());
    }
  }

  private final Map<Integer, TreeMap<Double, Double>> memory = new TreeMap<>();

  private void died(double at, int slot, String cause) {
    GeneratedPlatform.container(rare, at, slot, "die");
    rare.add(new Event.Died(us(at), "atomvm-node." + slot, incarnations.get(slot), cause));
    for (int peer = 1; peer <= REPLICAS; peer++) {
      if (peer != slot) {
        sighted(at + 0.02, peer, slot, false);
      }
    }
    memory.get(slot).tailMap(at, true).clear();
  }

  private void sighted(double at, int by, int peer, boolean up) {
    rare.add(new Event.Sighted(us(at), "atomvm_node" + by, "atomvm_node" + peer, up));
  }

  /** All events in the order of their time, operations made on the way. */
  void replay(Consumer<Event> history) {
    List<Event> all = new ArrayList<>(rare);
    memory.forEach(
        (slot, line) ->
            line.forEach(
                (at, mb) ->
                    all.add(new Event.Sampled(us(at), "memory", "atomvm-node." + slot, mb * 1e6))));
    all.sort(Comparator.comparingLong(Event::t));
    int next = 0;
    long operations = (long) ((seconds - 5) * rate);
    for (long i = 0; i < operations; i++) {
      double at = 4 + (double) i / rate;
      while (next < all.size() && all.get(next).t() <= us(at)) {
        history.accept(all.get(next++));
      }
      operation(history, i, at);
    }
    all.subList(next, all.size()).forEach(history);
  }

  private void operation(Consumer<Event> history, long seq, double at) {
    int from = (int) (seq % REPLICAS) + 1;
    int to = (from + (int) (seq / REPLICAS % 2)) % REPLICAS + 1;
    boolean down = faults.stream().anyMatch(fault -> fault.hurts(to, at));
    boolean raised = faults.stream().anyMatch(fault -> fault.near(at));
    double latency =
        0.07 * StrictMath.exp(0.55 * random.nextGaussian()) * (raised ? 2.2 : 1)
            + (random.nextInt(4000) == 0 ? 4 : 0);
    Ending end = !down ? Ending.OK : random.nextInt(6) == 0 ? Ending.UNKNOWN : Ending.FAIL;
    long done = us(at) + Math.round((end == Ending.OK ? latency : 50) * 1000);
    ledger.count(end);
    history.accept(
        new Event.Tried(
            done,
            Operation.MESSAGE,
            "atomvm_node" + from,
            "atomvm-node." + to,
            1,
            1,
            seq,
            us(at),
            us(at) + 10,
            end,
            end == Ending.OK ? "" : "nodedown"));
    if (end == Ending.OK) {
      history.accept(
          new Event.Handled(
              done, Operation.MESSAGE, "atomvm_node" + from, seq, "atomvm-node." + to, 1, 1));
    }
  }

  static long us(double seconds) {
    return Math.round(seconds * 1_000_000);
  }
}
