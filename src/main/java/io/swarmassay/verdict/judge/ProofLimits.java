package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.verdict.index.Blindness;
import io.swarmassay.verdict.index.HistoryIndex;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a run cannot prove, whatever its checks say, in sentences: silence would look like proof.
 */
final class ProofLimits {
  private static final String IPVS = "IPVS";
  private static final String NOTED = "limits";
  private static final String PAGE_CACHE = "page-cache";
  private static final String CACHE_KEPT =
      "fsync: cutting the power of a lab node keeps the kernel's page cache, so that what was written"
          + " and never forced to the disk is not lost";

  private ProofLimits() {}

  static List<String> of(HistoryIndex facts) {
    Set<String> limits = new LinkedHashSet<>();
    facts.all(Event.Noted.class).forEach(noted -> noted(noted, limits));
    if (facts.all(Event.Struck.class).anyMatch(struck -> struck.fault().equals("power-off"))) {
      limits.add(CACHE_KEPT);
    }
    if (Checks.noTraffic(facts)) {
      limits.add("what users feel: there was no traffic");
    }
    if (probes(facts).anyMatch(probe -> probe.startsWith("delivery"))
        && !facts.planned(Operation.MESSAGE)) {
      limits.add("messages lost, handled twice or out of order: there was no traffic of messages");
    }
    if (facts.strikes() == 0) {
      limits.add("recovery: no fault struck");
    }
    facts.all(Event.Blind.class).forEach(blind -> limits.add(Blindness.text(blind)));
    return new ArrayList<>(limits);
  }

  private static Stream<String> probes(HistoryIndex facts) {
    return facts.opened().map(Event.Opened::checks).orElse(List.of()).stream();
  }

  private static void noted(Event.Noted noted, Set<String> limits) {
    if (noted.topic().equals(NOTED)) {
      noted.facts().entrySet().stream().map(ProofLimits::text).forEach(limits::add);
    } else if (noted.topic().equals("networks")) {
      noted.facts().forEach((what, text) -> limits.add("networks " + what + ": " + text));
    } else if (noted.topic().equals("abilities")
        && !noted.facts().getOrDefault("has", IPVS).contains(IPVS)) {
      limits.add("virtual IPs and the ingress mesh: this machine has no IPVS");
    }
  }

  private static String text(Map.Entry<String, String> limit) {
    return limit.getKey().equals(PAGE_CACHE)
        ? CACHE_KEPT
        : limit.getKey() + ": " + limit.getValue();
  }
}
