package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.history.Promise;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.index.HistoryIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What saw nothing must not say PASSED: every checker of the product, and every statistic of a
 * budget, is fed emptiness, a run in which nothing happened, and healthy histories from which what
 * it rests on was taken away.
 */
class LeastEvidenceTests {
  private static final Event.Opened OPENED =
      new Event.Opened(
          0, 2, "s", "t", "m", 7, Histories.STARTED, List.of(), 0, List.of(), List.of());

  /** What each checker rests on: with all of a set gone it saw nothing of its matter. */
  private static final Map<String, List<Set<Class<? extends Event>>>> OWN = own();

  /** Made once: each checker is fed all of them. */
  private static final Map<String, List<Event>> HISTORIES = histories();

  private static Map<String, List<Set<Class<? extends Event>>>> own() {
    Map<String, List<Set<Class<? extends Event>>>> own = new HashMap<>();
    own.put("steady state", List.of(Set.of(Event.Looked.class)));
    own.put("faults", List.of(Set.of(Event.Struck.class), Set.of(Event.Proven.class)));
    own.put("recovered", List.of(Set.of(Event.Struck.class), Set.of(Event.Recovered.class)));
    own.put(
        "history",
        List.of(
            Set.of(Event.Opened.class), Set.of(Event.Closed.class), Set.of(Event.Looked.class)));
    own.put("harness", List.of(Set.of(Event.Audited.class)));
    own.put("ledger", List.of(Set.of(Event.Tried.class, Event.Handled.class)));
    own.put("traffic", List.of(Set.of(Event.Tried.class)));
    own.put("delivered", List.of(Set.of(Event.Tried.class), Set.of(Event.Handled.class)));
    own.put(
        "durable",
        List.of(
            Set.of(Event.Tried.class), Set.of(Event.Handled.class), Set.of(Event.Surveyed.class)));
    own.put("available", List.of(Set.of(Event.Tried.class)));
    own.put("recovery", List.of(Set.of(Event.Tried.class), Set.of(Event.Struck.class)));
    own.put("membership", List.of(Set.of(Event.Sighted.class)));
    own.put("resolution", List.of(Set.of(Event.Resolved.class)));
    own.put("latency", List.of(Set.of(Event.Tried.class, Event.Handled.class)));
    Set<Class<? extends Event>> engines = Set.of(Event.Platform.class, Event.Ended.class);
    own.put("in-time", List.of(Set.of(Event.Awaited.class)));
    own.put("restarts", List.of(engines));
    own.put("one-life-per-slot", List.of(engines));
    own.put("stops", List.of(engines));
    own.put("steadiness", List.of(Set.of(Event.Struck.class), Set.of(Event.Recovered.class)));
    return own;
  }

  static Stream<Checker> checkers() {
    return Judge.standard().checkers().stream();
  }

  private static List<Check> judged(Checker checker, List<Event> history) {
    HistoryIndex facts = new HistoryIndex();
    history.forEach(facts);
    return new Judge(List.of(checker)).verdict(facts).checks();
  }

  private static void assertNothingPassed(Checker checker, List<Event> history, String as) {
    assertThat(judged(checker, history))
        .as("%s, %s", checker.name(), as)
        .noneMatch(check -> check.outcome() == Outcome.PASSED);
  }

  @Test
  void this_test_knows_what_every_checker_rests_on() {
    assertThat(checkers().map(Checker::name))
        .as("a new checker: add to OWN the events it rests on")
        .containsExactlyInAnyOrderElementsOf(OWN.keySet());
  }

  @ParameterizedTest
  @MethodSource("checkers")
  void an_empty_history_passes_nothing(Checker checker) {
    assertNothingPassed(checker, List.of(), "no event");
  }

  @ParameterizedTest
  @MethodSource("checkers")
  void a_run_in_which_nothing_happened_passes_nothing(Checker checker) {
    assertNothingPassed(
        checker, List.of(OPENED, new Event.Closed(9, "completed")), "begin and end only");
  }

  @ParameterizedTest
  @MethodSource("checkers")
  void without_the_events_it_rests_on_a_checker_is_inconclusive_and_still_listed(Checker checker) {
    for (Map.Entry<String, List<Event>> history : HISTORIES.entrySet()) {
      if (judged(checker, history.getValue()).isEmpty()) {
        continue;
      }
      for (Set<Class<? extends Event>> own : OWN.get(checker.name())) {
        Predicate<Event> gone = event -> own.contains(event.getClass());
        List<Event> rest = Histories.without(history.getValue(), gone);
        String as = history.getKey() + " without " + own;
        if (rest.size() == history.getValue().size()) {
          continue;
        }
        assertNothingPassed(checker, rest, as);
        assertThat(judged(checker, rest)).as("%s, %s", checker.name(), as).isNotEmpty();
      }
    }
  }

  @Test
  void every_checker_passes_one_of_these_histories_so_that_taking_away_means_something() {
    assertThat(checkers())
        .allSatisfy(
            checker ->
                assertThat(HISTORIES.values())
                    .as(checker.name())
                    .anyMatch(
                        history ->
                            judged(checker, history).stream()
                                .anyMatch(check -> check.outcome() == Outcome.PASSED)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"max", "mean", "p50", "p95", "p99", "p99.9", "total", "min-ratio", "min"})
  void a_statistic_of_nothing_is_inconclusive(String statistic) {
    for (String metric :
        List.of(
            "ping",
            "recovered",
            "recovery-time",
            "image-size",
            "outage",
            "failed",
            "first-success")) {
      Promise promise =
          new Promise(metric, "", statistic, 0, Promise.Kind.HARD, "", "d.txt", "fast");
      Event.Opened opened =
          new Event.Opened(
              0, 2, "s", "t", "m", 7, Histories.STARTED, List.of("ping"), 0, List.of(promise));

      Verdict verdict = Judge.judge(List.of(opened, new Event.Closed(9, "completed")));

      assertThat(verdict.budgets()).hasSize(1);
      assertThat(verdict.budgets().get(0).outcome())
          .as("%s of %s", statistic, metric)
          .isEqualTo(Outcome.INCONCLUSIVE);
      assertThat(verdict.budgets().get(0).measured()).isNull();
    }
  }

  @Test
  void a_judge_without_checkers_proves_nothing() {
    assertThat(new Judge(List.of()).verdict(new HistoryIndex()).outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  /** Generated runs with kills, messages and rows, and with every kind of traffic planned. */
  private static Map<String, List<Event>> histories() {
    Map<String, List<Event>> histories = new TreeMap<>();
    for (long seed = 0; seed < 12; seed++) {
      histories.put("scene " + seed, planned(new GeneratedScene(seed).history()));
    }
    histories.put("engines", EngineEvents.run());
    return histories;
  }

  /** The plan as a run of today records it: probes, strikes and traffic by name. */
  private static List<Event> planned(List<Event> history) {
    boolean rows = history.stream().anyMatch(LeastEvidenceTests::row);
    List<String> traffic = new ArrayList<>(List.of("messages"));
    if (rows) {
      traffic.add("rows");
    }
    return Histories.changed(
        history,
        Event.Opened.class,
        o ->
            new Event.Opened(
                o.t(),
                2,
                o.scenario(),
                o.title(),
                o.stack(),
                o.seed(),
                o.started(),
                checks(o),
                o.strikes(),
                o.promises(),
                traffic));
  }

  private static List<String> checks(Event.Opened opened) {
    List<String> checks = new ArrayList<>(opened.checks());
    checks.add("healed");
    return checks;
  }

  private static boolean row(Event event) {
    return event instanceof Event.Tried tried && tried.kind() == Operation.ROW;
  }
}
