package io.swarmassay.suites;

import static io.swarmassay.scenario.Steady.steady;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Reading;
import io.swarmassay.probe.guest.Guests;
import io.swarmassay.probe.guest.Upsert;
import io.swarmassay.probe.guest.VmLimits;
import io.swarmassay.probe.guest.VmStats;
import io.swarmassay.run.Trial;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.swarm.Size;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Defects planted in isolated and planner are FAILED by the check they are for, and named. */
@Tag("nightly")
class GuestDefectsIT {
  private static final Probe LIMIT =
      new VmLimits("demo_uptime", Size.mebibytes(128), OptionalInt.of(2));

  /** What is sound works already; this is for looking. */
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(12);

  @TempDir static Path out;
  private static SideBySide defects;

  @BeforeAll
  static void all_defects_are_played() {
    defects =
        SideBySide.begin(
            out,
            List.of(
                bout("isolated-cookie", GuestDefectsIT::soundGuests, new Guests()),
                bout("isolated-limit", new Guests()::read, new Guests(), LIMIT),
                bout("planner-merge", new VmStats()::read, new VmStats(), new Upsert()),
                bout("planner-lies", GuestDefectsIT::webApi, new VmStats())));
  }

  @AfterAll
  static void the_lab_ends() {
    defects.close();
  }

  private static SideBySide.Bout bout(
      String name, Function<Deployment, Reading> ready, Probe... probes) {
    Scenario scenario =
        Scenario.titled("planted: " + name).keeping(steady(probes).within(LONG_ENOUGH));
    Stack stack = Stack.at(Path.of("src/test/resources/stacks", name));
    return new SideBySide.Bout(new Trial(name, scenario, stack, List.of()), ready);
  }

  /** The two that have their host's cookie. */
  private static Reading soundGuests(Deployment isolated) {
    Reading reading = new Guests().read(isolated);
    boolean sound = reading.reason().startsWith("2 of 3 guests run: demo_phoenix");
    return new Reading(sound, reading.reason(), List.of());
  }

  /** What the engine says, whom the planner's lies do not reach. */
  private static Reading webApi(Deployment planner) {
    String filter =
        "{\"label\":[\"planner.job=web-api\",\"com.docker.stack.namespace=%s\"]}"
            .formatted(planner.namespace());
    String path =
        "/services?status=true&filters=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
    String services = planner.swarm().call("n1", "GET", path, "");
    boolean runs = services.matches("(?s).*\"RunningTasks\":[1-9].*");
    return new Reading(runs, "the engine says of web-api: " + services, List.of());
  }

  /**
   * What the check had against the stack, at any time, when it decided the run and no other did: of
   * others it may only be unknown, at the very end, how they were.
   */
  private static List<String> reasons(String trial, String name) {
    Verdict verdict = defects.verdict(trial);
    assertThat(verdict.outcome()).as(verdict.checks().toString()).isEqualTo(Outcome.FAILED);
    List<Check> failed =
        verdict.checks().stream().filter(check -> check.outcome() == Outcome.FAILED).toList();
    assertThat(failed).as(verdict.checks().toString()).extracting(Check::name).contains(name);
    assertThat(failed)
        .filteredOn(check -> !check.name().equals(name))
        .allSatisfy(check -> assertThat(check.reason()).contains("no answer"));
    return defects.reasons(trial, name);
  }

  @Test
  void a_guest_with_another_cookie_fails_guests_and_is_named() {
    assertThat(reasons("isolated-cookie", "guests"))
        .anySatisfy(
            reason ->
                assertThat(reason)
                    .contains("demo_phoenix (service", "2 of 3 guests run")
                    .contains("its cookie is not the host's"));
  }

  @Test
  void a_limit_that_is_not_applied_fails_vm_limits_and_the_guest_is_named() {
    assertThat(reasons("isolated-limit", "vm-limits"))
        .anySatisfy(
            reason ->
                assertThat(reason)
                    .contains("demo_uptime@host-1")
                    .contains("not limited to 128 MiB (super carrier: none, container: none)"));
  }

  @Test
  void a_planner_that_merges_fails_upsert_and_says_what_was_kept() {
    assertThat(reasons("planner-merge", "upsert"))
        .anySatisfy(reason -> assertThat(reason).contains("[AFTER=1]").contains("BEFORE=1"));
  }

  @Test
  void a_planner_whose_stats_lie_fails_vm_stats_and_the_job_is_named() {
    assertThat(reasons("planner-lies", "vm-stats"))
        .anySatisfy(
            reason ->
                assertThat(reason)
                    .contains("/stats says job web-api is pending; the engine says running"));
  }
}
