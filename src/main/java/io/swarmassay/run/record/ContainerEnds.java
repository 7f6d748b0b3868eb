package io.swarmassay.run.record;

import io.swarmassay.history.Event;
import io.swarmassay.swarm.SwarmEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What engines report of a container before it ends, put together at its end: whether the kernel
 * killed in it for memory, and whether an engine was told to end it. One that swarm stops because
 * its health check fails was not asked to end: it ended of its own sickness.
 */
final class ContainerEnds {
  /**
   * Signals that tell a process something else than to end: HUP, USR1, USR2, CHLD to URG, WINCH.
   */
  private static final Set<String> NO_ORDER =
      Set.of("0", "1", "10", "12", "17", "18", "19", "20", "23", "28");

  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(boolean oom, boolean asked, boolean sick) {
    static final Known NOTHING = new Known(false, false, false);
  }

  /** The end that an event of a replica's container tells; empty for all others. */
  Optional<Event.Ended> end(long t, SwarmEvent event) {
    switch (event.action()) {
      case "oom" -> learn(event, new Known(true, false, false));
      case "kill" -> learn(event, new Known(false, !NO_ORDER.contains(event.detail()), false));
      case "health_status" -> health(event);
      case "die" -> {
        Known before = known.remove(event.id());
        return Optional.of(ended(t, event, before == null ? Known.NOTHING : before));
      }
      default -> {}
    }
    return Optional.empty();
  }

  private void learn(SwarmEvent event, Known more) {
    known.merge(
        event.id(),
        more,
        (old, now) -> new Known(old.oom || now.oom, old.asked || now.asked, old.sick));
  }

  private void health(SwarmEvent event) {
    boolean sick = event.detail().equals("unhealthy");
    known.merge(
        event.id(),
        new Known(false, false, sick),
        (old, now) -> new Known(old.oom, old.asked, sick));
  }

  private static Event.Ended ended(long t, SwarmEvent event, Known before) {
    return new Event.Ended(
        t,
        EventTap.micros(event.at()),
        event.subject(),
        event.id(),
        event.node(),
        exitCode(event.detail()),
        before.oom,
        before.asked && !before.sick);
  }

  private static int exitCode(String detail) {
    try {
      return Integer.parseInt(detail);
    } catch (NumberFormatException unknown) {
      return -1;
    }
  }
}
