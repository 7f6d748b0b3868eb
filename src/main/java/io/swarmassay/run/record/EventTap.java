package io.swarmassay.run.record;

import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Bell;
import io.swarmassay.swarm.Redaction;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmEvent;
import io.swarmassay.swarm.SwarmException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Writes what engines report into the history, when they could not be heard too, and wakes who
 * waits for a change. Of containers it writes those of one deployment only, once it is named:
 * others on the same swarm may have services of the same name.
 */
public final class EventTap implements AutoCloseable, Swarm.Observer {
  private static final int MOST_ENDS = 1_000;

  private final Swarm swarm;
  private final Recorder recorder;
  private final Map<String, Long> lastStarts = new ConcurrentHashMap<>();
  private final ContainerEnds ends = new ContainerEnds();
  private final Crashes crashes = new Crashes();
  private final List<Event.Ended> ended = new CopyOnWriteArrayList<>();
  private final BlindnessRecorder blindness;
  private final Bell bell = new Bell();
  private final Swarm.Subscription subscription;
  private volatile Optional<LastWordsRecorder> lastWords = Optional.empty();
  private volatile String namespace = "";
  private volatile List<String> services = List.of();

  /** Writes what that swarm reports into that history. */
  public EventTap(Swarm swarm, Recorder recorder) {
    this.swarm = swarm;
    this.recorder = recorder;
    this.blindness = new BlindnessRecorder("events", recorder);
    this.subscription = swarm.observe(this);
  }

  /** Tells how the containers of this deployment end; said before the first of them starts. */
  public EventTap of(String deployment) {
    namespace = deployment;
    return this;
  }

  @Override
  public void heard(SwarmEvent event) {
    long t = recorder.now();
    if (!event.ofReplica() || own(event)) {
      recorder.record(platform(t, event));
    }
    if (event.ofReplica()) {
      container(t, event);
    }
    bell.ring();
  }

  /**
   * As {@link #of(String)}, of these services of the stack file: what a stack makes of its own
   * accord while it runs, and ends again, is its own affair.
   */
  public EventTap of(String deployment, Collection<String> named) {
    services = List.copyOf(named);
    return of(deployment);
  }

  /**
   * As before, and what its containers write last, where they end without being asked to.
   *
   * @param redaction leaves out the deployment's secrets
   */
  public EventTap of(String deployment, Collection<String> named, Redaction redaction) {
    lastWords = Optional.of(new LastWordsRecorder(swarm, recorder, redaction));
    return of(deployment, named);
  }

  /**
   * The last words of the replica that a text begins with, as the end of its sentence; empty where
   * it wrote nothing or ended not.
   */
  public String lastWords(String text) {
    return lastWords.map(words -> words.about(text)).orElse("");
  }

  /** How the deployment's containers ended so far, the first thousand, oldest first. */
  public List<Event.Ended> ended() {
    return List.copyOf(ended);
  }

  private boolean own(SwarmEvent event) {
    return event.namespace().equals(namespace)
        && (services.isEmpty()
            || services.stream().anyMatch(name -> event.subject().startsWith(name + ".")));
  }

  /** Writes which containers run already: engines tell only of what changes from here on. */
  public EventTap begin(Collection<Replica> running) {
    for (Replica replica : running) {
      recorder.record(
          new Event.Platform(
              recorder.now(),
              micros(Instant.now()),
              replica.node(),
              "container",
              "running",
              replica.name(),
              "",
              replica.containerId()));
    }
    return this;
  }

  private static Event.Platform platform(long t, SwarmEvent event) {
    return new Event.Platform(
        t,
        micros(event.at()),
        event.node(),
        event.kind(),
        event.action(),
        event.subject(),
        event.detail(),
        event.id());
  }

  private void container(long t, SwarmEvent event) {
    if (event.action().equals("start")) {
      lastStarts.put(event.namespace(), t);
    }
    if (own(event)) {
      if (event.action().equals("start")) {
        crashes.started(event.id(), t);
      }
      ends.end(t, event).ifPresent(this::ended);
    }
  }

  private void ended(Event.Ended end) {
    recorder.record(end);
    crashes.ended(end);
    if (ended.size() < MOST_ENDS) {
      ended.add(end);
    }
    lastWords.ifPresent(words -> words.heard(end));
  }

  /** An engine's time as its events carry it: microseconds since 1970. */
  static long micros(Instant at) {
    return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
  }

  @Override
  public void lost(String node, String why) {
    blindness.begins(node, why);
    bell.ring();
  }

  @Override
  public void regained(String node) {
    blindness.ends(node);
    bell.ring();
  }

  /** When a container of a deployment was last heard to start, by the recorder's clock. */
  public OptionalLong lastStart(String deployment) {
    Long t = lastStarts.get(deployment);
    return t == null ? OptionalLong.empty() : OptionalLong.of(t);
  }

  /**
   * Why the steady state is in doubt whatever probes say: a container of the deployment ended by
   * itself less than two seconds ago.
   *
   * @param from when the wait began, by the recorder's clock
   * @param struck whether a fault struck then: of it may end what ran before
   * @param last whether this is the last look of a run: then a first end without an error is
   *     doubted too
   */
  public Optional<String> doubt(long from, boolean struck, boolean last) {
    return crashes.doubt(recorder::now, from, struck, last);
  }

  /** A replica whose container was not seen to run for two seconds yet, in words. */
  public Optional<String> young(Deployment deployment) {
    try {
      return crashes.young(recorder::now, deployment.running());
    } catch (SwarmException unanswered) {
      return Optional.of("tasks could not be asked for: " + unanswered.getMessage());
    }
  }

  /** How many events came so far; remembered before looking, so that none is missed. */
  public long seen() {
    return bell.rings();
  }

  /** Returns when more events than {@code known} came, or after the given time at the latest. */
  public void awaitMoreThan(long known, long millis) throws InterruptedException {
    bell.awaitMoreThan(known, millis);
  }

  @Override
  public void close() {
    subscription.close();
    lastWords.ifPresent(LastWordsRecorder::close);
    blindness.close();
  }
}
