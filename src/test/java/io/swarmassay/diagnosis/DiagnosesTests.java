package io.swarmassay.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Cause;
import io.swarmassay.stack.deploy.UpdateState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiagnosesTests {
  private final Seeing seen = new Seeing();

  @Test
  void a_stack_that_runs_has_no_causes() {
    seen.task("failed", "No such image: web:9");
    seen.task("running", "");
    assertThat(seen.causes()).isEmpty();
  }

  @Test
  void nothing_seen_is_nothing_said() {
    assertThat(seen.causes()).isEmpty();
  }

  @Test
  void a_container_that_needs_more_memory_than_its_limit_is_told_with_the_limit() {
    seen.end(137, true, false);
    Cause cause = seen.causes().get(0);
    assertThat(cause.diagnosis()).isEqualTo("out-of-memory");
    assertThat(cause.seen()).contains("its limit of 67 MB");
    assertThat(cause.place()).isEqualTo("docker-stack.yml:32:19");
  }

  @Test
  void a_program_that_fails_is_told_with_code_number_and_last_words() {
    IntStream.range(0, 3).forEach(i -> seen.end(78, false, false));
    assertThat(seen.causes())
        .extracting(Cause::told)
        .containsExactly(
            "web.1: its program ended by itself with exit code 78, 3 times, last words: \"no"
                + " licence\" (docker-stack.yml:4:14)");
  }

  @Test
  void what_was_asked_to_end_or_killed_did_not_fail_by_itself() {
    seen.end(143, false, true);
    seen.end(137, false, false);
    assertThat(seen.causes()).isEmpty();
  }

  @Test
  void one_end_after_a_fault_may_be_its_doing() {
    seen.faults = 1;
    seen.end(1, false, false);
    assertThat(seen.causes()).isEmpty();
    seen.end(1, false, false);
    seen.end(1, false, false);
    assertThat(seen.causes()).extracting(Cause::diagnosis).containsExactly("program-fails");
  }

  @Test
  void a_program_that_ends_well_again_and_again_is_no_server() {
    seen.end(0, false, false);
    seen.end(0, false, false);
    assertThat(seen.causes()).extracting(Cause::diagnosis).containsExactly("ends-and-is-restarted");
  }

  @Test
  void a_failing_health_check_is_no_failing_program() {
    seen.task("failed", "task: non-zero exit (1): dockerexec: unhealthy container");
    seen.end(1, false, false);
    seen.task("starting", "");
    Cause cause = seen.causes().get(0);
    assertThat(cause.diagnosis()).isEqualTo("health-check-fails");
    assertThat(cause.seen()).contains("after 2 checks, 2 s apart, and a start period of 0 s");
    assertThat(seen.causes()).hasSize(1);
  }

  @Test
  void restarts_that_are_used_up_are_counted() {
    IntStream.range(0, 3).forEach(i -> seen.task("failed", "task: non-zero exit (1)"));
    assertThat(seen.causes())
        .extracting(Cause::seen)
        .containsExactly("is not started again: max_attempts is 2, and it ended 3 times");
  }

  @Test
  void tasks_that_stay_new_find_no_address() {
    seen.task("new", "");
    Cause cause = seen.causes().get(0);
    assertThat(cause.diagnosis()).isEqualTo("addresses-used-up");
    assertThat(cause.seen())
        .contains("network small has 13 addresses and needs 16: 12 tasks, 1 virtual IPs");
  }

  @Test
  void an_update_that_stands_still_or_went_back_is_told_in_swarms_words() {
    seen.updates =
        Map.of("web", new UpdateState("paused", "update paused due to failure of task t9"));
    assertThat(seen.causes().get(0).seen()).endsWith("update paused due to failure of task t9");
    seen.updates = Map.of("web", new UpdateState("rollback_completed", "rollback completed"));
    assertThat(seen.causes()).extracting(Cause::diagnosis).containsExactly("rolled-back");
  }

  @Test
  void one_that_breaks_hides_no_other() {
    Diagnosis broken =
        new Diagnosis() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public String meaning() {
            return "nothing";
          }

          @Override
          public Optional<Cause> cause(Scene scene) {
            throw new IllegalStateException("planted");
          }
        };
    seen.end(137, true, false);
    assertThat(Diagnoses.of(seen.scene(), List.of(broken, new OutOfMemory())))
        .extracting(Cause::diagnosis)
        .containsExactly("out-of-memory");
  }

  @Test
  void each_diagnosis_has_a_name_of_its_own_and_says_what_it_finds() {
    assertThat(Diagnoses.all()).extracting(Diagnosis::name).doesNotHaveDuplicates();
    assertThat(Diagnoses.all())
        .allSatisfy(each -> assertThat(each.meaning()).isNotBlank().doesNotEndWith("."));
  }
}
