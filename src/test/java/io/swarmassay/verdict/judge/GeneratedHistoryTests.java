package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.verdict.index.Fate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sensitivity and specificity of the judge over generated histories; a seed names each. */
class GeneratedHistoryTests {
  private static final int HEALTHY = 5_000;
  private static final int OF_EACH_DEFECT = HEALTHY / 12;
  private static final int CUT = HEALTHY / 5;

  @Test
  void no_healthy_history_is_condemned() {
    for (long seed = 0; seed < HEALTHY; seed++) {
      GeneratedScene scene = new GeneratedScene(seed);
      Verdict verdict = Judge.judge(scene.history());

      assertThat(verdict.outcome())
          .as("seed %d: %s", seed, verdict.checks())
          .isEqualTo(Outcome.PASSED);
      assertLedger(scene, verdict, Defect.NONE, 0, seed);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void every_planted_defect_is_found_by_name_and_count(Defect defect) {
    int planted = 0;
    for (long seed = 1_000_000; planted < OF_EACH_DEFECT; seed++) {
      GeneratedScene scene = new GeneratedScene(seed);
      int count = defect.plant(scene);
      if (count > 0) {
        planted++;
        Verdict verdict = Judge.judge(scene.history());
        assertFound(defect, verdict, seed);
        assertLedger(scene, verdict, defect, count, seed);
      }
      assertThat(seed).as("scenes with room for %s", defect).isLessThan(1_100_000);
    }
  }

  @Test
  void a_healthy_history_cut_anywhere_is_inconclusive_and_nothing_else() {
    for (long seed = 0; seed < CUT; seed++) {
      GeneratedScene scene = new GeneratedScene(seed);
      List<Event> history = scene.history();
      Verdict verdict = Judge.judge(history.subList(0, scene.random.nextInt(history.size())));

      assertThat(verdict.outcome())
          .as("seed %d: %s", seed, verdict.checks())
          .isEqualTo(Outcome.INCONCLUSIVE);
    }
  }

  @Test
  void the_same_history_always_comes_to_the_same_verdict() {
    for (long seed = 0; seed < 50; seed++) {
      assertThat(Judge.judge(new GeneratedScene(seed).history()))
          .isEqualTo(Judge.judge(new GeneratedScene(seed).history()));
    }
  }

  @Test
  void scenes_hold_everything_that_must_not_be_condemned() {
    Map<Fate, Long> seen = new EnumMap<>(Fate.class);
    for (long seed = 0; seed < 200; seed++) {
      Verdict verdict = Judge.judge(new GeneratedScene(seed).history());
      Verdict.Ledger ledger = verdict.messages();
      seen.merge(Fate.DIED, ledger.diedWithReplica(), Long::sum);
      seen.merge(Fate.LATE, ledger.late(), Long::sum);
      seen.merge(Fate.FAILED, ledger.failed(), Long::sum);
      seen.merge(Fate.UNKNOWN, ledger.unknown(), Long::sum);
      seen.merge(Fate.HANDLED, (long) verdict.unavailability().size(), Long::sum);
    }
    assertThat(seen.values()).allMatch(count -> count > 50);
  }

  private static void assertFound(Defect defect, Verdict verdict, long seed) {
    assertThat(verdict.outcome())
        .as("%s, seed %d: %s", defect, seed, verdict.checks())
        .isEqualTo(defect.outcome);
    assertThat(
            verdict.checks().stream().filter(c -> c.outcome() == defect.outcome).map(Check::name))
        .as("%s, seed %d: %s", defect, seed, verdict.checks())
        .contains(defect.check);
  }

  private static void assertLedger(
      GeneratedScene scene, Verdict verdict, Defect defect, int count, long seed) {
    Verdict.Ledger wanted =
        new Verdict.Ledger(
            messages(scene, m -> m.sent),
            messages(scene, m -> m.sent && m.end == Ending.OK),
            messages(scene, m -> m.sent && m.end == Ending.FAIL),
            messages(scene, m -> m.sent && m.end == Ending.UNKNOWN),
            messages(scene, m -> !m.handled.isEmpty()),
            messages(scene, m -> m.died && m.end == Ending.OK),
            defect == Defect.DROP ? count : 0,
            defect == Defect.DUPLICATE ? count : 0,
            defect == Defect.SWAP || defect == Defect.DELAY ? count : 0,
            messages(scene, m -> m.late),
            0,
            0);
    assertThat(verdict.messages()).as("%s, seed %d", defect, seed).isEqualTo(wanted);
    assertThat(LongStream.of(wanted.acknowledged(), wanted.failed(), wanted.unknown()).sum())
        .isEqualTo(verdict.messages().sent());
    assertRows(scene, verdict, defect, count, seed);
  }

  private static void assertRows(
      GeneratedScene scene, Verdict verdict, Defect defect, int count, long seed) {
    if (verdict.rows() != null) {
      assertThat(verdict.rows().lost())
          .as("%s, seed %d: rows", defect, seed)
          .isEqualTo(defect == Defect.ROW_LOST ? count : 0);
      assertThat(verdict.rows().duplicated()).isEqualTo(defect == Defect.ROW_TWICE ? count : 0);
      assertThat(verdict.rows().sent()).isEqualTo(scene.rows.size());
    }
  }

  private static long messages(GeneratedScene scene, Predicate<Message> which) {
    return scene.messages.stream().filter(which).count();
  }
}
