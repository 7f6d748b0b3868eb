package io.swarmassay.report;

import io.swarmassay.history.Promise;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.Verdict.Budget;
import io.swarmassay.verdict.Verdict.FaultResult;
import io.swarmassay.verdict.Verdict.Summary;
import io.swarmassay.verdict.Verdict.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The verdict that goes with a {@link GeneratedRun} whose events were replayed. */
final class GeneratedVerdict {
  private static final String MESSAGING = "003_b50d7229e6b859a0.txt: Performance Characteristics";
  private static final String SIZES = "000_b275f90adebd1ff8.txt: Size Budget Achievement";

  private GeneratedVerdict() {}

  static List<Promise> promises() {
    return List.of(
        new Promise(
            "startup", "", "max", 30_000, Promise.Kind.HARD, "", MESSAGING, "Startup Time ~30s"),
        new Promise("ping", "", "max", 50, Promise.Kind.HARD, "", MESSAGING, "Ping Latency <50ms"));
  }

  static Verdict of(GeneratedRun run, String hash) {
    return at(run, hash, GeneratedRun.STARTED.toString());
  }

  static Verdict at(GeneratedRun run, String hash, String started) {
    boolean failed = run.outcome == Outcome.FAILED;
    List<FaultResult> faults = run.faults.stream().map(GeneratedFault::result).toList();
    return new Verdict(
        1,
        "messaging",
        "messaging",
        run.outcome,
        20251220,
        started,
        Math.round(run.seconds * 1000),
        hash,
        checks(run),
        budgets(failed, run.wobble),
        metrics(),
        faults,
        run.ledger.ledger(6, failed ? 3 : 0),
        null,
        windows(run),
        run.outcome == Outcome.INCONCLUSIVE
            ? List.of(
                new Verdict.Skip(
                    "delay 40ms on minority", "NETEM is missing: the kernel has no sch_netem"))
            : List.of(),
        run.outcome == Outcome.INCONCLUSIVE
            ? new Verdict.Audit("LEFT", List.of("network assay-4f1c_atomvm-net"))
            : new Verdict.Audit("CLEAN", List.of()),
        run.outcome == Outcome.INCONCLUSIVE
            ? List.of("virtual IPs and the ingress mesh: this machine has no IPVS")
            : List.of(),
        failed ? List.of(GeneratedFault.CAUSE) : List.of());
  }

  private static List<Check> checks(GeneratedRun run) {
    boolean failed = run.outcome == Outcome.FAILED;
    Outcome bad = failed ? Outcome.FAILED : Outcome.PASSED;
    String cause = failed ? "f7" : null;
    List<Check> checks = new ArrayList<>();
    checks.add(
        new Check(
            "replicas",
            bad,
            failed
                ? "2 of 3 running 30 s after f7: atomvm-node.2 exits 1, \"cookie file missing\""
                : "3 of 3 running, 5 of 5 and 2 of 2 after scaling",
            cause));
    checks.add(new Check("names", Outcome.PASSED, "3 of 3 named atomvm_nodeN@atomvm-N", null));
    checks.add(
        new Check("epmd", Outcome.PASSED, "3 of 3 answer on 4369, ports within 9100-9200", null));
    checks.add(
        new Check(
            "ping",
            bad,
            failed ? "4 of 6 pairs pong; atomvm-node.2 answers nobody" : "6 of 6 pairs pong",
            cause));
    checks.add(new Check("registered", Outcome.PASSED, "3 of 3 have msg_handler", null));
    checks.add(
        new Check(
            "delivery",
            bad,
            failed
                ? "3 acknowledged messages to atomvm-node.2 never handled"
                : "6 of 6 pairs delivered and logged",
            cause));
    checks.add(new Check("published-ports", Outcome.PASSED, "none", null));
    checks.add(
        new Check(
            "recovered", bad, failed ? "f7: not steady in 30 s" : "steady after each", cause));
    if (run.outcome == Outcome.INCONCLUSIVE) {
      checks.add(
          new Check("faults bite", Outcome.INCONCLUSIVE, "f3 kill could not be proven", "f3"));
      checks.add(
          new Check(
              "harness", Outcome.INCONCLUSIVE, "lab n3: dockerd did not answer for 10 s", null));
      checks.add(
          new Check(
              "audit", Outcome.INCONCLUSIVE, "left behind: network assay-4f1c_atomvm-net", null));
    }
    return checks;
  }

  private static List<Budget> budgets(boolean failed, double wobble) {
    Outcome bad = failed ? Outcome.FAILED : Outcome.PASSED;
    return List.of(
        budget(
            "startup",
            "max",
            30_000,
            1910.0 * wobble,
            "ms",
            Outcome.PASSED,
            MESSAGING,
            "Startup Time ~30s"),
        budget(
            "ping",
            "max",
            50,
            4.1 * wobble * wobble,
            "ms",
            Outcome.PASSED,
            MESSAGING,
            "Ping Latency <50ms, net_adm:ping round-trip"),
        budget(
            "message-latency",
            "p99",
            100,
            failed ? 134.0 : 0.41 * wobble,
            "ms",
            bad,
            MESSAGING,
            "Message Latency <100ms, within overlay network"),
        budget(
            "recovered",
            "min-ratio",
            1.0,
            failed ? 0.9 : 1.0,
            "ratio",
            bad,
            "003_b50d7229e6b859a0.txt: Iteration 2",
            "10 kills, 0 failures, 100% recovery"),
        budget(
            "image-size",
            "total",
            30e6,
            18.46e6,
            "bytes",
            Outcome.PASSED,
            SIZES,
            "Total 21-29MB, target 20-30MB"),
        part("base", 5.6e6, 4.29e6, "hard", Outcome.PASSED, "", "Alpine base 5.6MB"),
        part("erlang", 15e6, 7.13e6, "hard", Outcome.PASSED, "", "Erlang/OTP 12-15MB"),
        part("app", 3e6, 0.04e6, "hard", Outcome.PASSED, "", "Application 1-3MB"),
        part(
            "runtime-deps",
            2e6,
            7.0e6,
            "waived",
            Outcome.PASSED,
            "beyond the promised 2 MB; waived: glibc's shared libraries weigh more than musl's; the total holds",
            "Runtime deps 1-2MB"),
        budget(
            "memory",
            "max",
            100e6,
            28.4e6 * wobble,
            "bytes",
            Outcome.PASSED,
            "000_b275f90adebd1ff8.txt: Conclusion",
            "20-30MB images, 50-100MB RAM usage"));
  }

  private static Budget budget(
      String metric,
      String statistic,
      double limit,
      Double measured,
      String unit,
      Outcome outcome,
      String source,
      String quote) {
    return new Budget(
        metric, statistic, limit, measured, unit, "hard", null, outcome, null, source, quote);
  }

  private static Budget part(
      String component,
      double limit,
      double measured,
      String kind,
      Outcome outcome,
      String reason,
      String quote) {
    return new Budget(
        "image-size",
        "total",
        limit,
        measured,
        "bytes",
        kind,
        component,
        outcome,
        reason,
        SIZES,
        quote);
  }

  private static Map<String, Summary> metrics() {
    Map<String, Summary> metrics = new LinkedHashMap<>();
    metrics.put("ping", new Summary("ms", 3000, 0.07, 0.1, 0.2, 4.1, 0.08));
    metrics.put("message-latency", new Summary("ms", 5220, 0.07, 0.15, 0.41, 4.8, 0.09));
    metrics.put("recovery-time", new Summary("ms", 10, 912, 1043, 1410, 1410, 960));
    metrics.put("startup", new Summary("ms", 1, 1910, 1910, 1910, 1910, 1910));
    metrics.put("memory", new Summary("bytes", 540, 27.4e6, 28.1e6, 28.4e6, 28.4e6, 27.5e6));
    return metrics;
  }

  private static List<Window> windows(GeneratedRun run) {
    return run.faults.stream()
        .filter(GeneratedFault::bites)
        .map(
            f ->
                new Window(
                    GeneratedFault.ms(f.at()),
                    GeneratedFault.ms(f.at() + (f.recovers() ? f.steady() : 14)),
                    "delivery to atomvm-node." + f.slot(),
                    f.id()))
        .toList();
  }
}
