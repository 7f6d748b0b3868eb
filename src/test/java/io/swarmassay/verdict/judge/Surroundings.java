package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What real runs record around what a {@link GeneratedScene} is about: stages, engines, waits,
 * clocks.
 */
final class Surroundings {
  private static final long TICK = 500_000;

  private final GeneratedScene scene;
  private final List<Event> events = new ArrayList<>();

  private Surroundings(GeneratedScene scene) {
    this.scene = scene;
  }

  static List<Event> of(GeneratedScene scene) {
    Surroundings around = new Surroundings(scene);
    around.beginning();
    around.scaled();
    if (scene.kill()) {
      around.killed();
    }
    around.waited(scene.end() + 3_000_000, "end", scene.end() + 2_900_000);
    for (long t = TICK; t < scene.end() + 3_000_000; t += TICK) {
      around.events.add(new Event.Ticked(t, 900, 0.05));
      around.events.add(new Event.Sampled(t, "memory", "w.1", 2.8e7));
    }
    return around.events;
  }

  private void beginning() {
    events.add(new Event.Noted(10, "abilities", Map.of("has", "[HOSTS, IPVS]")));
    for (String stage : List.of("images", "lab", "deploy")) {
      events.add(new Event.Stage(100_000, stage, "m"));
    }
    for (int slot = 1; slot <= GeneratedScene.REPLICAS; slot++) {
      engine(800_000, "start", slot, "", "c1");
    }
    waited(1_500_000, "start", 100_000);
  }

  /** An order that changes nothing, before users come. */
  private void scaled() {
    events.add(new Event.Ordered(1_600_000, "o1", "scale", List.of("w"), "{w=3}", 30_000));
    events.add(new Event.Settled(1_690_000, "o1", true, "steady"));
  }

  private void killed() {
    long struck = scene.killedAt;
    events.add(new Event.Remedied(struck - 9, "f1", "OPEN", "what undoes it"));
    engine(struck + 500, "kill", scene.killed, "9", "c1");
    engine(struck + 1_000, "die", scene.killed, "137", "c1");
    String replica = GeneratedScene.replica(scene.killed);
    events.add(
        new Event.Ended(
            struck + 1_000,
            at(struck + 1_000),
            replica,
            id(scene.killed, "c1"),
            "n1",
            137,
            false,
            true));
    engine(struck + GeneratedScene.DOWN - 1_000, "start", scene.killed, "", "c2");
    if (scene.held()) {
      events.add(new Event.Cured(struck + 200_000, "f1", true, "gone"));
    }
    events.add(new Event.Phase(scene.recoveredAt(), "f1", "ping"));
    waited(scene.recoveredAt(), "after f1", struck + (scene.held() ? 200_000 : 0));
    String closed = scene.held() ? "CLOSED" : "NOT_NEEDED";
    events.add(new Event.Remedied(scene.recoveredAt() + 9, "f1", closed, "what undoes it"));
  }

  private void waited(long t, String moment, long from) {
    events.add(new Event.Awaited(t, moment, from, 30_000, true, "steady"));
  }

  private void engine(long t, String action, int slot, String detail, String life) {
    events.add(
        new Event.Platform(
            t,
            at(t),
            "n1",
            "container",
            action,
            GeneratedScene.replica(slot),
            detail,
            id(slot, life)));
  }

  private static String id(int slot, String life) {
    return life + "-of-" + slot;
  }

  private static long at(long t) {
    return Histories.STARTED.toEpochMilli() * 1_000 + t;
  }
}
