package io.swarmassay.verdict.index;

import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether each fault could have lost something: operations acknowledged in the second before it
 * struck. A fault that struck while another was on shares that one's stake.
 */
final class Stakes {
  private static final long SECOND_MICROS = 1_000_000;

  /** Operations that are due within the time that counts as right before a strike. */
  private static final int DUE = 3;

  private static final long NONE = Long.MIN_VALUE / 2;

  private final Operation kind;
  private final List<Incident> incidents;
  private final long[] strikes;
  private final long[] latest;
  private final long window;

  Stakes(Operation kind, List<Incident> incidents, Optional<Event.Offered> offered) {
    this.kind = kind;
    this.incidents =
        incidents.stream().sorted(Comparator.comparingLong(i -> i.struck().t())).toList();
    strikes = this.incidents.stream().mapToLong(incident -> incident.struck().t()).toArray();
    latest = new long[strikes.length];
    Arrays.fill(latest, NONE);
    double rate = offered.map(Event.Offered::rate).orElse(0.0);
    window =
        rate > 0 ? Math.max(SECOND_MICROS, (long) (DUE * SECOND_MICROS / rate)) : SECOND_MICROS;
  }

  /** Takes when an operation was acknowledged. */
  void acknowledged(long t) {
    int at = Arrays.binarySearch(strikes, t);
    int next = at >= 0 ? at + 1 : -at - 1;
    if (next < latest.length) {
      latest[next] = Math.max(latest[next], t);
    }
  }

  /** Why nothing lost proves nothing; empty when each fault had something at stake. */
  List<String> unproven(long acknowledged) {
    if (acknowledged == 0) {
      return List.of("no " + kind.label() + " was acknowledged: nothing could have been lost");
    }
    List<String> vain = new ArrayList<>();
    long before = NONE;
    for (int i = 0; i < strikes.length; i++) {
      before = Math.max(before, latest[i]);
      if (strikes[i] - before > window && !shared(i)) {
        vain.add(text(incidents.get(i), before));
      }
    }
    return vain.size() < 2
        ? vain
        : List.of(vain.get(0) + String.format(Locale.ROOT, " (and %d more)", vain.size() - 1));
  }

  /** The last fault, if it struck after that time. */
  Optional<Incident> after(long t) {
    return incidents.stream().filter(fault -> fault.struck().t() > t).reduce((a, b) -> b);
  }

  /** Whether another fault was on when it struck. */
  private boolean shared(int fault) {
    return IntStream.range(0, strikes.length)
        .anyMatch(i -> i != fault && on(incidents.get(i), strikes[fault]));
  }

  private static boolean on(Incident other, long t) {
    boolean begun = other.struck().t() <= t;
    return begun && (other.recovered() == null || other.recovered().t() > t);
  }

  private String text(Incident fault, long before) {
    String struck =
        String.format(Locale.ROOT, "%s struck at %s", fault.text(), Moments.at(fault.struck().t()));
    return before == NONE
        ? String.format(
            Locale.ROOT,
            "no %s was acknowledged before %s: it could not have lost any",
            kind.label(),
            struck)
        : String.format(
            Locale.ROOT,
            "no %s was acknowledged in the %s before %s: it proves nothing of them",
            kind.label(),
            Moments.lasting(window / 1_000.0),
            struck);
  }
}
