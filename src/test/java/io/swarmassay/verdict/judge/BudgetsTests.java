package io.swarmassay.verdict.judge;

import static io.swarmassay.verdict.Outcome.FAILED;
import static io.swarmassay.verdict.Outcome.INCONCLUSIVE;
import static io.swarmassay.verdict.Outcome.PASSED;
import static io.swarmassay.verdict.judge.Histories.changed;
import static io.swarmassay.verdict.judge.Histories.healthy;
import static io.swarmassay.verdict.judge.Histories.promise;
import static io.swarmassay.verdict.judge.Judged.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.history.Promise;
import io.swarmassay.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetsTests {
  @Test
  void a_hard_budget_fails_beyond_its_limit_and_holds_at_it() {
    assertThat(budget("ping", "max", 0.3, Promise.Kind.HARD).outcome()).isEqualTo(PASSED);
    Verdict.Budget missed = budget("ping", "max", 0.29, Promise.Kind.HARD);
    assertThat(missed.outcome()).isEqualTo(FAILED);
    assertThat(missed.measured()).isEqualTo(0.3);
    assertThat(missed.reason()).isEqualTo("beyond the promised 0.29 ms");
    assertThat(Judge.judge(healthy(promise("ping", "max", 0.29, Promise.Kind.HARD))).outcome())
        .isEqualTo(FAILED);
  }

  @Test
  void soft_and_waived_budgets_never_fail() {
    assertThat(budget("ping", "mean", 0.1, Promise.Kind.SOFT).outcome()).isEqualTo(PASSED);
    Verdict.Budget waived = budget("ping", "p99", 0.1, Promise.Kind.WAIVED);
    assertThat(waived.outcome()).isEqualTo(PASSED);
    assertThat(waived.reason()).contains("beyond the promised").contains("waived: because");
    assertThat(budget("startup", "max", 1, Promise.Kind.SOFT).outcome()).isEqualTo(PASSED);
  }

  @Test
  void a_hard_budget_without_measurement_is_inconclusive() {
    Verdict.Budget unmeasured = budget("startup", "max", 30_000, Promise.Kind.HARD);
    assertThat(unmeasured.outcome()).isEqualTo(INCONCLUSIVE);
    assertThat(unmeasured.reason()).isEqualTo("not measured");
    assertThat(budget("ping", "p150", 1, Promise.Kind.HARD).outcome()).isEqualTo(INCONCLUSIVE);
  }

  @Test
  void the_recovered_ratio_comes_from_the_faults() {
    Promise all = promise("recovered", "min-ratio", 1.0, Promise.Kind.HARD);
    assertThat(Judge.judge(healthy(all)).budgets().get(0).measured()).isEqualTo(1.0);
    List<Event> late =
        changed(
            healthy(all),
            Event.Recovered.class,
            r -> new Event.Recovered(r.t(), r.id(), r.id().equals("f1"), ""));
    assertThat(Judge.judge(late).budgets().get(0).measured()).isEqualTo(0.5);
    assertThat(Judge.judge(late).budgets().get(0).outcome()).isEqualTo(FAILED);
  }

  @Test
  void a_total_adds_up_the_components() {
    Promise total = promise("image-size", "total", 20e6, Promise.Kind.HARD);
    Promise one =
        new Promise("image-size", "otp", "total", 9e6, Promise.Kind.HARD, "", "doc", "small");
    List<Event> history = healthy(total, one);
    history = with(history, new Event.Sampled(9, "image-size", "base", 5e6), 1);
    history = with(history, new Event.Sampled(9, "image-size", "otp", 10e6), 1);

    List<Verdict.Budget> budgets = Judge.judge(history).budgets();
    assertThat(budgets.get(0).measured()).isEqualTo(15e6);
    assertThat(budgets.get(1).measured()).isEqualTo(10e6);
    assertThat(budgets.get(1).outcome()).isEqualTo(FAILED);
  }

  @Test
  void components_named_together_are_added_up_and_nothing_is_said_when_one_was_not_measured() {
    Promise both =
        new Promise("image-size", "base+otp", "total", 14e6, Promise.Kind.HARD, "", "doc", "small");
    List<Event> history = healthy(both);
    history = with(history, new Event.Sampled(9, "image-size", "", 40e6), 1);
    history = with(history, new Event.Sampled(9, "image-size", "base", 5e6), 1);

    Verdict.Budget lacking = Judge.judge(history).budgets().get(0);
    assertThat(lacking.outcome()).isEqualTo(INCONCLUSIVE);
    assertThat(lacking.reason()).isEqualTo("not measured");
    Verdict.Budget held = otp(history, 9e6);
    assertThat(held.measured()).isEqualTo(14e6);
    assertThat(held.outcome()).isEqualTo(PASSED);
    assertThat(otp(history, 9.1e6).outcome()).isEqualTo(FAILED);
  }

  private static Verdict.Budget otp(List<Event> history, double bytes) {
    Event sampled = new Event.Sampled(9, "image-size", "otp", bytes);
    return Judge.judge(with(history, sampled, 1)).budgets().get(0);
  }

  private static Verdict.Budget budget(
      String metric, String statistic, double limit, Promise.Kind kind) {
    return Judge.judge(healthy(promise(metric, statistic, limit, kind))).budgets().get(0);
  }
}
