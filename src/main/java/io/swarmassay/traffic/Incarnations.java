package io.swarmassay.traffic;

import io.swarmassay.history.Recorder;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All lives of all replicas, from the begin of the traffic. */
final class Incarnations {
  private final Swarm swarm;
  private final Recorder recorder;
  private final Clocks clocks;
  private final SenderNames names;
  private final Consumer<Incarnation> begun;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Queue<Swarm.Subscription> followed = new ConcurrentLinkedQueue<>();

  Incarnations(
      Swarm swarm,
      Recorder recorder,
      Clocks clocks,
      SenderNames names,
      Consumer<Incarnation> begun) {
    this.swarm = swarm;
    this.recorder = recorder;
    this.clocks = clocks;
    this.names = names;
    this.begun = begun;
  }

  /** Follows a container that was not known before; called by one thread at a time. */
  void born(Replica replica) {
    try {
      clocks.measure(clock(replica), () -> engineTime(replica));
    } catch (SwarmException unanswered) {
      // its clock is taken for ours until it is known
    }
    int number = numbers.merge(replica.name(), 1, Integer::sum);
    Incarnation life = new Incarnation(replica, number, swarm, recorder, clocks, names);
    followed.add(life.follow(started(replica)));
    begun.accept(life);
  }

  /** The name of the clock of a replica's engine. */
  static String clock(Replica replica) {
    return "engine " + replica.node();
  }

  private Instant engineTime(Replica replica) {
    return instant(swarm.call(replica.node(), "GET", "/info", ""), "SystemTime", Instant.now());
  }

  private Instant started(Replica replica) {
    try {
      String path = "/containers/" + replica.containerId() + "/json";
      return instant(swarm.call(replica.node(), "GET", path, ""), "StartedAt", replica.changed());
    } catch (SwarmException gone) {
      return replica.changed();
    }
  }

  private static Instant instant(String json, String key, Instant otherwise) {
    Matcher found = Pattern.compile("\"" + key + "\":\"([^\"]+)\"").matcher(json);
    try {
      return found.find() ? OffsetDateTime.parse(found.group(1)).toInstant() : otherwise;
    } catch (DateTimeException unreadable) {
      return otherwise;
    }
  }

  void close() {
    followed.forEach(Swarm.Subscription::close);
  }
}
