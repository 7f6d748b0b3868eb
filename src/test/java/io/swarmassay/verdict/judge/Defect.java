package io.swarmassay.verdict.judge;

import static io.swarmassay.verdict.Outcome.FAILED;
import static io.swarmassay.verdict.Outcome.INCONCLUSIVE;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.verdict.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** What can be wrong in a generated run, the check that must say so, and how to plant it. */
public enum Defect {
  NONE("", Outcome.PASSED, scene -> 0),
  DROP("delivered", FAILED, Defect::drop),
  DUPLICATE("delivered", FAILED, Defect::duplicate),
  SWAP("delivered", FAILED, scene -> overtake(scene, 1)),
  DELAY("delivered", FAILED, scene -> overtake(scene, 3)),
  REFUSED_BUT_HANDLED("delivered", FAILED, Defect::refuse),
  NEVER_SENT("delivered", FAILED, Defect::unsend),
  DIED_THOUGH_DURABLE("delivered", FAILED, Defect::durable),
  NO_END("ledger", INCONCLUSIVE, Defect::noEnd),
  TWO_ENDS("ledger", INCONCLUSIVE, Defect::twoEnds),
  OUTAGE_WITHOUT_FAULT("available", FAILED, Defect::outage),
  NEVER_SERVED_AGAIN("recovery", FAILED, Defect::neverAgain),
  FLAP("steadiness", FAILED, Defect::flap),
  DISAGREEMENT("membership", FAILED, Defect::disagree),
  WRONG_NAME("resolution", FAILED, Defect::wrongName),
  ROW_LOST("durable", FAILED, scene -> rows(scene, row -> row.handled.clear(), Ending.OK)),
  ROW_TWICE("durable", FAILED, scene -> rows(scene, row -> row.handled.add(2L), Ending.OK)),
  ROW_VANISHED("durable", FAILED, Defect::vanish),
  ROWS_UNREAD("ledger", INCONCLUSIVE, Defect::unread);

  final String check;
  final Outcome outcome;
  private final ToIntFunction<GeneratedScene> planter;

  Defect(String check, Outcome outcome, ToIntFunction<GeneratedScene> planter) {
    this.check = check;
    this.outcome = outcome;
    this.planter = planter;
  }

  /** How many were planted; 0 when the scene has no room for this one. */
  public int plant(GeneratedScene scene) {
    return planter.applyAsInt(scene);
  }

  private static List<Message> some(GeneratedScene scene, Predicate<Message> which) {
    List<Message> found = new ArrayList<>(scene.messages.stream().filter(which).toList());
    Collections.shuffle(found, scene.random);
    return found.subList(0, Math.min(found.size(), 1 + scene.random.nextInt(3)));
  }

  private static boolean livedOn(GeneratedScene scene, Message message) {
    boolean victim = scene.kill() && message.to.equals(GeneratedScene.replica(scene.killed));
    return !victim
        || message.incarnation == 2
        || message.ended + GeneratedScene.BOUND <= scene.killedAt;
  }

  /** Not the one that shows that a newer connection was opened. */
  private static boolean notFirst(GeneratedScene scene, Message message) {
    return scene.messages.stream().anyMatch(m -> m.sameLane(message) && m.seq < message.seq);
  }

  private static int drop(GeneratedScene scene) {
    List<Message> chosen = some(scene, m -> m.plain() && livedOn(scene, m));
    chosen.forEach(m -> m.handled.clear());
    return chosen.size();
  }

  private static int duplicate(GeneratedScene scene) {
    List<Message> chosen = some(scene, Message::plain);
    chosen.forEach(m -> m.handled.add(m.handled.get(0) + 20_000));
    return chosen.size();
  }

  /** Lets later messages of the same lane be handled first. */
  private static int overtake(GeneratedScene scene, int by) {
    int planted = 0;
    for (Message message : some(scene, Message::plain)) {
      List<Message> lane =
          scene.messages.stream().filter(m -> m.sameLane(message) && m.seq >= message.seq).toList();
      if (lane.size() > by && lane.subList(0, by + 1).stream().allMatch(Message::plain)) {
        message.handled.set(0, lane.get(by).handled.get(0) + 1);
        lane.subList(0, by + 1).forEach(m -> m.touched = true);
        planted++;
      }
    }
    return planted;
  }

  private static int refuse(GeneratedScene scene) {
    List<Message> chosen = some(scene, Message::plain);
    chosen.forEach(m -> m.end = Ending.FAIL);
    return chosen.size();
  }

  private static int unsend(GeneratedScene scene) {
    List<Message> chosen = some(scene, m -> m.plain() && notFirst(scene, m));
    chosen.forEach(m -> m.sent = false);
    return chosen.size();
  }

  private static int durable(GeneratedScene scene) {
    scene.durable = true;
    return (int) scene.messages.stream().filter(m -> m.died).count();
  }

  private static int noEnd(GeneratedScene scene) {
    List<Message> chosen =
        some(scene, m -> m.plain() && notFirst(scene, m) && m.seq < scene.rounds - 1);
    chosen.forEach(m -> m.sent = false);
    chosen.forEach(m -> m.handled.clear());
    return chosen.size();
  }

  private static int twoEnds(GeneratedScene scene) {
    List<Message> chosen = some(scene, Message::plain);
    chosen.forEach(m -> m.ends = 2);
    return chosen.size();
  }

  private static int outage(GeneratedScene scene) {
    long from =
        GeneratedScene.BEGIN + GeneratedScene.EVERY * scene.random.nextInt(scene.rounds - 30);
    long to = from + 30 * GeneratedScene.EVERY;
    if (scene.kill() && from < scene.recoveredAt() + 500_000 && to + 500_000 > scene.killedAt) {
      return 0;
    }
    fail(
        scene, GeneratedScene.replica(1 + scene.random.nextInt(GeneratedScene.REPLICAS)), from, to);
    return 1;
  }

  private static int neverAgain(GeneratedScene scene) {
    if (!scene.kill() || scene.end() - scene.recoveredAt() < 1_300_000) {
      return 0;
    }
    fail(scene, GeneratedScene.replica(scene.killed), scene.killedAt, Long.MAX_VALUE);
    return 1;
  }

  private static void fail(GeneratedScene scene, String to, long from, long until) {
    for (Message message : scene.messages) {
      if (message.to.equals(to) && message.intended >= from && message.intended < until) {
        message.end = Ending.FAIL;
        message.handled.clear();
        message.late = false;
      }
    }
  }

  private static int flap(GeneratedScene scene) {
    if (!scene.kill()) {
      return 0;
    }
    scene.sighted(1, 2, scene.recoveredAt() + 50_000, false);
    scene.sighted(1, 2, scene.recoveredAt() + 90_000, true);
    return 1;
  }

  private static int disagree(GeneratedScene scene) {
    if (!scene.kill()) {
      return 0;
    }
    int by = 1 + scene.killed % GeneratedScene.REPLICAS;
    scene.others.removeIf(
        e ->
            e instanceof Event.Sighted s
                && s.up()
                && s.t() > scene.killedAt
                && s.by().equals(GeneratedScene.replica(by)));
    return 1;
  }

  private static int wrongName(GeneratedScene scene) {
    scene.resolved(scene.end() + 2_600_000, List.of("10.0.0.2", "10.0.0.9"));
    return 1;
  }

  private static int rows(
      GeneratedScene scene, java.util.function.Consumer<Message> change, Ending ending) {
    List<Message> fit = scene.rows.stream().filter(row -> row.end == ending).limit(3).toList();
    fit.forEach(change);
    return fit.size();
  }

  private static int vanish(GeneratedScene scene) {
    return rows(
        scene,
        row -> {
          row.handled.clear();
          row.handled.add(1L);
        },
        Ending.UNKNOWN);
  }

  private static int unread(GeneratedScene scene) {
    scene.surveyed = false;
    scene.rows.forEach(row -> row.handled.clear());
    return scene.rows.size();
  }
}
