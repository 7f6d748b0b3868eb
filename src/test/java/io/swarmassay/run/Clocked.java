package io.swarmassay.run;

import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import io.swarmassay.swarm.FakeSwarm;
import java.util.ArrayList;
import java.util.List;

/** A history in memory on the clock of a swarm in memory. */
public final class Clocked implements Recorder {
  private final FakeSwarm swarm;
  private final List<Event> events = new ArrayList<>();

  public Clocked(FakeSwarm swarm) {
    this.swarm = swarm;
  }

  @Override
  public long now() {
    return swarm.now().toEpochMilli() * 1000;
  }

  @Override
  public void record(Event event) {
    events.add(event);
  }

  public <E extends Event> List<E> all(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
