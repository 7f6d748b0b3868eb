package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.verdict.index.Blindness;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.IncarnationTimes;
import io.swarmassay.verdict.index.Moments;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who sees whom, replayed in the order of time. */
final class Views {
  private final IncarnationTimes lives;
  private final List<Event.Sighted> sights;
  private final Blindness blindness;
  private final TreeSet<String> names = new TreeSet<>();

  private Views(IncarnationTimes lives, List<Event.Sighted> sights, Blindness blindness) {
    this.lives = lives;
    this.blindness = blindness;
    this.sights = sights;
    sights.forEach(sight -> names.add(sight.by()));
    sights.forEach(sight -> names.add(sight.peer()));
    Set<String> services = names.stream().map(Views::service).collect(Collectors.toSet());
    lives.replicas().stream()
        .filter(replica -> services.contains(service(replica)))
        .forEach(names::add);
  }

  static Views of(HistoryIndex facts) {
    IncarnationTimes lives = IncarnationTimes.of(facts);
    return new Views(
        lives,
        facts
            .trusted(Event.Sighted.class)
            .filter(s -> !lives.superseded(s.by(), s.incarnation(), s.t()))
            .sorted(Comparator.comparingLong(Event.Sighted::t))
            .toList(),
        facts.blindness());
  }

  /** Whether somebody was to tell whom the nodes see. */
  static boolean planned(HistoryIndex facts) {
    return facts.planned("membership") || facts.planned(Operation.MESSAGE);
  }

  boolean isEmpty() {
    return sights.isEmpty();
  }

  int size() {
    return names.size();
  }

  /** How many of them lived at that time. */
  long living(long t) {
    return names.stream().filter(name -> living(name, t)).count();
  }

  /** When the first of them was first heard of. */
  long begin() {
    return sights.get(0).t();
  }

  private static String service(String replica) {
    int dot = replica.lastIndexOf('.');
    return dot < 0 ? "" : replica.substring(0, dot);
  }

  /** Who could not be asked whom it sees between the two; nothing can be said of all of them. */
  Optional<String> blind(long from, long to) {
    return names.stream()
        .filter(name -> living(name, to))
        .flatMap(name -> blindness.of(Blindness.NODES, name, from, to).stream())
        .map(Blindness::text)
        .findFirst();
  }

  /** What still divides them if they never agreed from {@code from} to {@code to}; else empty. */
  Optional<String> quarrel(long from, long to) {
    Map<String, Event.Sighted> latest = new HashMap<>();
    int next = advance(latest, 0, from);
    Optional<String> quarrel = quarrelAt(latest, from);
    while (quarrel.isPresent() && next < sights.size() && sights.get(next).t() <= to) {
      long t = sights.get(next).t();
      next = advance(latest, next, t);
      quarrel = quarrelAt(latest, t);
    }
    return quarrel;
  }

  private int advance(Map<String, Event.Sighted> latest, int next, long until) {
    int at = next;
    while (at < sights.size() && sights.get(at).t() <= until) {
      Event.Sighted sight = sights.get(at++);
      latest.put(sight.by() + " " + sight.peer(), sight);
    }
    return at;
  }

  private Optional<String> quarrelAt(Map<String, Event.Sighted> latest, long t) {
    List<String> living = names.stream().filter(name -> living(name, t)).toList();
    return living.stream()
        .flatMap(
            by -> living.stream().filter(peer -> !peer.equals(by)).map(peer -> by + " " + peer))
        .filter(pair -> !sees(latest.get(pair), t))
        .filter(pair -> blindness.of(Blindness.NODES, pair.split(" ", 2)[0], t, t).isEmpty())
        .map(pair -> text(pair, latest.get(pair)))
        .findFirst();
  }

  private boolean living(String name, long t) {
    return !lives.known(name) || lives.alive(name, t);
  }

  /** What an earlier life of the observer saw does not count. */
  private boolean sees(Event.Sighted sight, long t) {
    return sight != null && sight.up() && sight.t() >= lives.bornBefore(sight.by(), t);
  }

  private static String text(String pair, Event.Sighted sight) {
    String[] who = pair.split(" ", 2);
    return sight == null || sight.up()
        ? who[0] + " has not seen " + who[1]
        : String.format(
            Locale.ROOT, "%s has not seen %s since %s", who[0], who[1], Moments.at(sight.t()));
  }
}
