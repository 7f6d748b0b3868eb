package io.swarmassay.verdict.judge;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.index.Deploying;
import io.swarmassay.verdict.index.Excuses;
import io.swarmassay.verdict.index.HistoryIndex;
import io.swarmassay.verdict.index.Incident;
import io.swarmassay.verdict.index.Moments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a container of the deployment ended by itself in calm, by the word of its engine. What
 * ends while a fault or an order is on, or before the first steady state, is told only; so is one
 * that ended well and was not started again, as a job does. A start that never became steady
 * excuses no crash loop.
 */
final class Restarts implements Checker {
  /** From so many ends on a place is in a crash loop. */
  private static final int LOOP = 3;

  @Override
  public String name() {
    return "restarts";
  }

  @Override
  public String meaning() {
    return "whether no container ended by itself in calm, by the engines' own events";
  }

  @Override
  public String leastEvidence() {
    return "one word of an engine about a container, and no engine unheard in calm";
  }

  @Override
  public List<Check> check(HistoryIndex facts) {
    if (facts.schema() < 2) {
      return List.of();
    }
    ContainerTimes containers = ContainerTimes.of(facts);
    if (containers.isEmpty()) {
      return List.of(Check.inconclusive(name(), "no engine told of any container"));
    }
    long watched = Watched.until(facts);
    List<ContainerTimes.Life> guilty = new ArrayList<>();
    Map<String, Integer> excused = new LinkedHashMap<>();
    for (ContainerTimes.Life life : containers.lives()) {
      if (life.ended().isPresent() && life.ended().getAsLong() <= watched) {
        String why = excuse(life, containers, facts);
        if (why.isEmpty()) {
          guilty.add(life);
        } else {
          excused.merge(why, 1, Integer::sum);
        }
      }
    }
    return guilty.isEmpty()
        ? List.of(quiet(containers, excused, facts))
        : List.of(Check.failed(name(), text(guilty) + lastWords(guilty.get(0), facts), null));
  }

  private Check quiet(ContainerTimes containers, Map<String, Integer> excused, HistoryIndex facts) {
    Optional<String> blind = Watched.blind(facts);
    if (blind.isPresent()) {
      return Check.inconclusive(name(), blind.get());
    }
    List<String> told = new ArrayList<>();
    excused.forEach((why, count) -> told.add(count + " " + why));
    String ends = told.isEmpty() ? "" : "; ended: " + String.join(", ", told);
    return Check.passed(
        name(),
        String.format(
            Locale.ROOT,
            "none of %d containers ended by itself in calm%s",
            containers.lives().size(),
            ends));
  }

  /** Why its end is nothing to condemn; empty when it is. */
  private static String excuse(
      ContainerTimes.Life life, ContainerTimes containers, HistoryIndex facts) {
    long ended = life.ended().getAsLong();
    Optional<Excuses.Interval> excuse = facts.excuses().any(life.began());
    if (excuse.isPresent() && !loop(life, excuse.get(), containers)) {
      String id = excuse.get().id();
      boolean struck = excuse.get().fault().map(fault -> hit(life, fault)).orElse(true);
      return (struck ? "in " : "beside the victims of ") + id;
    }
    if (life.started() >= 0
        && containers.started(life.replica(), life.started(), ended).isPresent()) {
      return "when another ran in its place";
    }
    boolean done = life.end().exitCode() == 0 && !life.end().asked();
    boolean again = containers.started(life.replica(), ended, facts.end()).isPresent();
    return done && !again ? "done with its job" : "";
  }

  /** Nothing excuses what ends again and again in a start that never became steady. */
  private static boolean loop(
      ContainerTimes.Life life, Excuses.Interval excuse, ContainerTimes containers) {
    return excuse.id().equals(Deploying.START)
        && !excuse.steady()
        && containers.ends(life.replica(), excuse.to()) >= LOOP;
  }

  private static boolean hit(ContainerTimes.Life life, Incident fault) {
    List<String> victims = fault.struck().victims();
    return victims.contains(life.replica()) || victims.contains(life.node());
  }

  private static String text(List<ContainerTimes.Life> guilty) {
    long memory = guilty.stream().filter(life -> life.end().oom()).count();
    ContainerTimes.Life first = guilty.get(0);
    String oom =
        memory == 0
            ? ""
            : String.format(Locale.ROOT, ", %d of them killed for memory (out of memory)", memory);
    return String.format(
        Locale.ROOT,
        "%d containers ended by themselves%s: %s; the first at %s: %s",
        guilty.size(),
        oom,
        counts(guilty),
        Moments.at(first.ended().getAsLong()),
        how(first));
  }

  /** What the first of them wrote before it ended, or another one in its place. */
  private static String lastWords(ContainerTimes.Life first, HistoryIndex facts) {
    List<Event.LastWords> inPlace =
        facts
            .trusted(Event.LastWords.class)
            .filter(words -> words.replica().equals(first.replica()))
            .toList();
    return inPlace.stream()
        .filter(words -> words.container().equals(first.end().container()))
        .findFirst()
        .or(() -> inPlace.stream().findFirst())
        .map(Event.LastWords::told)
        .orElse("");
  }

  private static String counts(List<ContainerTimes.Life> guilty) {
    Map<String, Integer> times = new LinkedHashMap<>();
    guilty.forEach(life -> times.merge(life.replica(), 1, Integer::sum));
    List<String> texts = new ArrayList<>();
    times.forEach((replica, count) -> texts.add(replica + " " + count + " times"));
    return String.join(", ", texts).replace(" 1 times", " once").replace(" 2 times", " twice");
  }

  private static String age(ContainerTimes.Life life) {
    return life.started() < 0
        ? ""
        : String.format(
            Locale.ROOT,
            " %s after its start",
            Moments.lasting(Moments.ms(life.began() - life.started())));
  }

  private static String how(ContainerTimes.Life life) {
    Event.Ended end = life.end();
    String code = end.exitCode() < 0 ? "exit code not known" : "exit code " + end.exitCode();
    String why = "by itself";
    if (end.oom()) {
      why = "its memory limit was reached";
    } else if (life.sick()) {
      why = "swarm stopped it as unhealthy" + age(life);
    } else if (end.asked()) {
      why = "its engine was told to end it, though nothing was ordered";
    }
    return String.format(Locale.ROOT, "%s, %s (%s)", life.replica(), code, why);
  }
}
