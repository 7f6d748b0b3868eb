package io.swarmassay.probe.guest;

import io.swarmassay.beam.Term;
import io.swarmassay.history.Metric;
import io.swarmassay.probe.Reading.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One guest, as its host's node sees it.
 *
 * @param name its application
 * @param mode {@code embedded}, {@code peer} or {@code service}
 * @param node the full name of the node it belongs on
 * @param status the host's word for it
 * @param startup milliseconds from asked to verified, where the host started it
 * @param since when it was verified, in milliseconds since 1970
 * @param runs whether its node lists the application; else what the question came to
 * @param trips milliseconds of calls from the host; empty when they failed
 * @param bytes what it adds to the memory in use
 * @param heard whether what it publishes comes to the host's node
 */
record Guest(
    String name,
    String mode,
    String node,
    String status,
    OptionalDouble startup,
    OptionalLong since,
    String runs,
    List<Double> trips,
    OptionalLong bytes,
    boolean heard) {
  private static final Pattern PSS = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB$");
  private static final double MICROS = 1000.0;
  private static final long KIB = 1024;

  /** Reads one element of what the script answers. */
  static Guest of(Term term) {
    List<Term> parts = term.parts();
    return new Guest(
        parts.get(0).text(),
        parts.get(1).text(),
        parts.get(2).text(),
        parts.get(3).text(),
        parts.get(4) instanceof Term.Real ms
            ? OptionalDouble.of(ms.value())
            : OptionalDouble.empty(),
        whole(parts.get(5)),
        parts.get(6).text(),
        parts.get(7) instanceof Term.Listed all ? millis(all) : List.of(),
        memory(parts.get(8)),
        parts.get(9).text().equals("true"));
  }

  private static OptionalLong whole(Term term) {
    return term instanceof Term.Int number
        ? OptionalLong.of(number.value().longValue())
        : OptionalLong.empty();
  }

  private static List<Double> millis(Term.Listed trips) {
    return trips.elements().stream()
        .filter(Term.Int.class::isInstance)
        .map(took -> ((Term.Int) took).value().doubleValue() / MICROS)
        .toList();
  }

  /** Bytes of processes, or the proportional set size in what the kernel says of a VM. */
  private static OptionalLong memory(Term term) {
    if (!term.parts().isEmpty()) {
      Matcher pss = PSS.matcher(term.parts().get(term.parts().size() - 1).text());
      return pss.find()
          ? OptionalLong.of(Long.parseLong(pss.group(1)) * KIB)
          : OptionalLong.empty();
    }
    return whole(term);
  }

  /** What is wrong with it, with its name. */
  Optional<String> fault() {
    String who = name + " (" + mode + ", " + node + "): ";
    if (!runs.equals("true")) {
      String seen = runs.equals("false") ? "its node does not run it" : "not to be asked: " + runs;
      return Optional.of(who + seen + "; the host says " + status);
    }
    if (!status.equals("running")) {
      return Optional.of(who + "it runs, but the host says " + status);
    }
    if (trips.isEmpty()) {
      return Optional.of(who + "does not answer calls from the host");
    }
    return heard
        ? Optional.empty()
        : Optional.of(who + "what it publishes does not come to the host's node");
  }

  /** Whether its node is not connected to the host's. */
  boolean apart() {
    return runs.contains("nodedown");
  }

  /** Whether a line of the host's log says that this guest's node does not know the cookie. */
  boolean rejectedBy(String line) {
    return line.replace("'", "").contains("Connection attempt from node " + node + " rejected")
        && line.contains("Invalid challenge reply");
  }

  /** Its memory, its latencies, and its start-up where the host timed it. */
  List<Measure> measures() {
    List<Measure> measures = new ArrayList<>();
    startup.ifPresent(ms -> measures.add(new Measure(Metric.GUEST_STARTUP.label(), mode, ms)));
    bytes.ifPresent(size -> measures.add(new Measure(Metric.GUEST_MEMORY.label(), mode, size)));
    trips.forEach(ms -> measures.add(new Measure(Metric.GUEST_LATENCY.label(), mode, ms / 2)));
    return measures;
  }

  String text() {
    return name + " " + mode;
  }
}
