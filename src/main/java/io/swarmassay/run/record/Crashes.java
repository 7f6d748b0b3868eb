package io.swarmassay.run.record;

import io.swarmassay.history.Event;
import io.swarmassay.stack.deploy.Streaks;
import io.swarmassay.swarm.Replica;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * When containers of a deployment started, and which ended by themselves, by the recorder's clock.
 * A crash loop looks healthy for moments: swarm calls a container running as soon as it started.
 * What ended by itself a moment ago is doubted until nothing did for {@link Streaks#STEADY}.
 */
final class Crashes {
  private static final long LASTING = Streaks.STEADY.toNanos() / 1_000;

  private final Map<String, Long> started = new ConcurrentHashMap<>();
  private final Map<String, Crash> last = new ConcurrentHashMap<>();

  /** The latest end of a place that nobody asked for; those with exit code 0 from the second on. */
  private record Crash(long t, long started, int code, boolean counts) {}

  /** A container started. */
  void started(String container, long t) {
    started.put(container, t);
  }

  /** A container ended. */
  void ended(Event.Ended end) {
    Long since = started.remove(end.container());
    if (!end.asked()) {
      boolean counts = end.exitCode() != 0 || last.containsKey(end.replica());
      long from = since == null ? Long.MIN_VALUE : since;
      last.put(end.replica(), new Crash(end.t(), from, end.exitCode(), counts));
    }
  }

  /**
   * A container that ended by itself less than two seconds ago, in words.
   *
   * @param struck whether a fault struck at {@code from}: what ran before it may end of it
   * @param whole whether a first end without an error counts too, as at the end of a run: nobody
   *     would see whether it is started again
   */
  Optional<String> doubt(LongSupplier clock, long from, boolean struck, boolean whole) {
    if (last.isEmpty()) {
      return Optional.empty();
    }
    long now = clock.getAsLong();
    return last.entrySet().stream()
        .filter(end -> whole || end.getValue().counts)
        .filter(end -> now - end.getValue().t < LASTING)
        .filter(end -> !struck || end.getValue().started >= from)
        .findFirst()
        .map(
            end ->
                String.format(
                    Locale.ROOT,
                    "%s ended by itself %d ms before, with exit code %d",
                    end.getKey(),
                    (now - end.getValue().t) / 1_000,
                    end.getValue().code));
  }

  /** A replica, no job's, whose container runs for less than two seconds, in words. */
  Optional<String> young(LongSupplier clock, Collection<Replica> running) {
    return running.stream()
        .filter(replica -> !replica.wanted().equals("complete"))
        .filter(replica -> started.containsKey(replica.containerId()))
        .filter(replica -> clock.getAsLong() - started.get(replica.containerId()) < LASTING)
        .findFirst()
        .map(replica -> replica.name() + " was not seen to run for two seconds yet");
  }
}
