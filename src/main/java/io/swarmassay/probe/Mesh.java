package io.swarmassay.probe;

import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.Term;
import io.swarmassay.stack.Deployment;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;

/**
 * How the Erlang nodes of one deployment come to be connected: by themselves, or only when one is
 * asked for another. Asking connects, and so heals a stack that was to connect by itself; therefore
 * nodes are asked in that way only where they were given time, and were never seen connected before
 * we asked.
 */
final class Mesh {
  /** How long nodes may take to connect by themselves; libcluster looks for peers every 5 s. */
  static final Duration UNASKED = Duration.ofSeconds(6);

  private static final Map<Deployment, Mesh> KNOWN =
      Collections.synchronizedMap(new WeakHashMap<>());

  private Habit habit = Habit.NOT_KNOWN;
  private long since = -1;

  private Mesh() {}

  /** What is known of a deployment. */
  static Mesh of(Deployment deployment) {
    return KNOWN.computeIfAbsent(deployment, any -> new Mesh());
  }

  /**
   * Whether nodes may be asked in a way that connects them.
   *
   * @param unasked how long they may take to connect by themselves; none when they are not to
   */
  synchronized boolean asks(Deployment deployment, Crowd crowd, Duration unasked) {
    if (unasked.isZero()) {
      habit = habit == Habit.NOT_KNOWN ? Habit.WHEN_ASKED : habit;
      return true;
    }
    if (habit == Habit.NOT_KNOWN && crowd.pairs() > 0) {
      look(deployment, crowd, unasked);
    }
    return habit == Habit.WHEN_ASKED;
  }

  /** Whether it is known how nodes come to be connected. */
  synchronized boolean known() {
    return habit != Habit.NOT_KNOWN;
  }

  /** Whether they are known to connect only when asked. */
  synchronized boolean asking() {
    return habit == Habit.WHEN_ASKED;
  }

  private void look(Deployment deployment, Crowd crowd, Duration unasked) {
    if (links(deployment, crowd)) {
      habit = Habit.BY_THEMSELVES;
    } else if (crowd.whole()) {
      long now = System.nanoTime();
      since = since < 0 ? now : since;
      habit = now - since >= unasked.toNanos() ? Habit.WHEN_ASKED : Habit.NOT_KNOWN;
    }
  }

  private static boolean links(Deployment deployment, Crowd crowd) {
    return AtOnce.ask(crowd.nodes(), Crowd.ANSWER, node -> peers(deployment, node)).stream()
        .filter(AtOnce.Answer::fine)
        .anyMatch(seen -> crowd.nodes().stream().anyMatch(n -> seen.value().contains(n.name())));
  }

  /** The nodes a node is connected to, hidden ones left out; asking changes nothing. */
  static Set<String> peers(Deployment deployment, BeamNode node) {
    Term nodes = deployment.beam().call(node, "erlang", "nodes", List.of(), Crowd.ANSWER);
    return nodes.parts().stream().map(Term::text).collect(Collectors.toSet());
  }

  /** What is wrong with a pair that is not connected, for whoever may not connect it. */
  synchronized String apart() {
    return habit == Habit.BY_THEMSELVES
        ? "not connected, and these nodes connect by themselves"
        : "not connected yet";
  }

  private enum Habit {
    NOT_KNOWN,
    BY_THEMSELVES,
    WHEN_ASKED
  }
}
