package io.swarmassay.verdict.index;

import io.swarmassay.history.Event;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When somebody could not be asked: having seen nothing then says nothing. Asked by every check.
 */
public record Blindness(List<Event.Blind> times) {
  private static final Pattern ONE_REPLICA = Pattern.compile(".+\\.\\d+");

  /** Reads what containers write. */
  static final String LOG = "log";

  /** Asks Erlang nodes whom they see. */
  public static final String NODES = "nodes";

  /**
   * The first time at which that observer could not see the replica, between the two; empty when it
   * saw it all the time. A subject that is no replica (a service, a node) may concern any of them.
   *
   * @param who as in {@link Event.Blind}
   */
  public Optional<Event.Blind> of(String who, String replica, long from, long to) {
    return times.stream()
        .filter(blind -> blind.who().equals(who) && concerns(blind.subject(), replica))
        .filter(blind -> blind.from() <= to && blind.t() >= from)
        .findFirst();
  }

  private static boolean concerns(String subject, String replica) {
    return subject.equals(replica) || !ONE_REPLICA.matcher(subject).matches();
  }

  /** Who was blind, in words. */
  public static String text(Event.Blind blind) {
    return String.format(
        Locale.ROOT,
        "%s of %s was blind from %s to %s: %s",
        blind.who(),
        blind.subject().isEmpty() ? "everything" : blind.subject(),
        Moments.at(blind.from()),
        Moments.at(blind.t()),
        blind.why());
  }
}
