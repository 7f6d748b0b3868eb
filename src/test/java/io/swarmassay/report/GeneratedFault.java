package io.swarmassay.report;

import static io.swarmassay.report.GeneratedRun.us;

import io.swarmassay.history.Cause;
import io.swarmassay.history.Event;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict.FaultResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A kill and its recovery; seconds since the run began, or since the strike. */
record GeneratedFault(
    String id,
    double at,
    int slot,
    boolean bites,
    boolean recovers,
    double detected,
    double created,
    double started,
    double registered,
    double steady) {
  static final Cause CAUSE =
      new Cause(
          "out-of-memory",
          "atomvm-node.2",
          "needed more memory than its limit of 64 MB, and was killed by the kernel, 2 times",
          "docker-stack.yml:21:13",
          "raise the limit, or find what grows");

  static GeneratedFault kill(int number, double at, int slot, Outcome outcome, Random random) {
    boolean bites = outcome != Outcome.INCONCLUSIVE || number != 3;
    boolean recovers = outcome != Outcome.FAILED || number != 7;
    double slow = number == 1 ? 0.5 : 0;
    double detected = 0.16 + random.nextDouble() * 0.08;
    double created = detected + 0.12 + random.nextDouble() * 0.05;
    double started = created + 0.3 + random.nextDouble() * 0.08;
    double registered = started + 0.13 + random.nextDouble() * 0.04;
    double steady = registered + 0.05 + random.nextDouble() * 0.15 + slow;
    return new GeneratedFault(
        "f" + number,
        at,
        recovers ? slot : 2,
        bites,
        recovers,
        detected,
        created,
        started,
        registered,
        steady);
  }

  boolean hurts(int replica, double moment) {
    double end = recovers ? at + steady : at + 14;
    return bites && replica == slot && moment >= at && moment < end;
  }

  boolean near(double moment) {
    return bites && moment >= at && moment < at + steady + 0.4;
  }

  String proof() {
    return bites ? "container gone after 61 ms" : "container still runs 5 s after the signal";
  }

  void into(List<Event> events, double end) {
    events.add(
        new Event.Struck(
            us(at),
            id,
            "kill",
            "one of atomvm-node",
            List.of("atomvm-node." + slot),
            "SWARM",
            30_000,
            900));
    events.add(new Event.Proven(us(at + 0.061), id, bites, proof()));
    if (recovers) {
      phases().forEach((name, ms) -> events.add(new Event.Phase(us(at + ms / 1000), id, name)));
      events.add(new Event.Recovered(us(at + steady), id, true, ""));
    } else {
      String why = "ping: atomvm-node.2 does not answer: exit 1, cookie file missing";
      events.add(new Event.Recovered(us(Math.min(at + 30, end - 1)), id, false, why));
    }
  }

  Map<String, Double> phases() {
    Map<String, Double> phases = new LinkedHashMap<>();
    phases.put("detected", ms(detected));
    phases.put("created", ms(created));
    if (recovers) {
      phases.put("started", ms(started));
      phases.put("registered", ms(registered));
      phases.put("steady", ms(steady));
    }
    return phases;
  }

  FaultResult result() {
    return new FaultResult(
        id,
        "kill",
        "atomvm-node." + slot,
        ms(at),
        null,
        "swarm",
        proof(),
        bites ? "PROVEN" : "UNPROVEN",
        recovers,
        recovers ? ms(steady) : null,
        phases(),
        900.0,
        "NOT_NEEDED",
        0L,
        recovers ? ms(steady) - 40 : null);
  }

  static double ms(double seconds) {
    return Math.round(seconds * 1000);
  }
}
