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
import java.io.IOException;
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

  /** Others are restarted too. */
  private static final String RESTLESS =
      "_ = [restart(Other) || #{name := Other, mode := peer} <- status(), Other =/= Name], _ = remove(Name),";

  /** The VM is neither stopped nor does it end with who started it. */
  private static final String LEFT =
      "andalso [unlink(Each) || Each <- element(2, process_info(self(), links))],"
          + " lists:member(Node, nodes()) orelse stop_gracefully(Node).";

  private static final int TOGETHER = 2;

  @TempDir static Path out;
  @TempDir static Path home;
  private static SideBySide defects;

  @BeforeAll
  static void all_defects_are_played() throws IOException {
    defects =
        SideBySide.begin(
            out,
            List.of(
                bout("isolated-cookie", GuestDefectsIT::soundGuests, new Guests()),
                bout("isolated-limit", new Guests()::read, new Guests(), LIMIT),
                bout("planner-merge", new VmStats()::read, new VmStats(), new Upsert()),
                bout("planner-lies", GuestDefectsIT::webApi, new VmStats()),
                migrating("restless", "bc_gitops", "_ = remove(Name),", RESTLESS),
                migrating("leftover", "bc_guest", "andalso stop_gracefully(Node).", LEFT)),
            TOGETHER);
  }

  @AfterAll
  static void the_lab_ends() {
    defects.close();
  }

  private static SideBySide.Bout bout(
      String name, Function<Deployment, Reading> ready, Probe... probes) {
    return bout(name, Stack.at(Path.of("src/test/resources/stacks", name)), ready, probes);
  }

  private static SideBySide.Bout migrating(String name, String module, String good, String bad)
      throws IOException {
    String stack = "isolated-" + name;
    return bout(
        stack,
        SpoiltStack.of(home, "isolated", stack, "src/" + module + ".erl", good, bad),
        new Guests()::read,
        new Migration());
  }

  private static SideBySide.Bout bout(
      String name, Stack stack, Function<Deployment, Reading> ready, Probe... probes) {
    Scenario scenario =
        Scenario.titled("planted: " + name).keeping(steady(probes).within(LONG_ENOUGH));
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

  @Test
  void a_guest_with_another_cookie_fails_guests_and_is_named() {
    assertThat(defects.convicted("isolated-cookie", "guests"))
        .anySatisfy(
            reason ->
                assertThat(reason)
                    .contains("demo_phoenix (service", "2 of 3 guests run")
                    .contains("its cookie is not the host's"));
  }

  @Test
  void a_limit_that_is_not_applied_fails_vm_limits_and_the_guest_is_named() {
    assertThat(defects.convicted("isolated-limit", "vm-limits"))
        .anySatisfy(
            reason ->
                assertThat(reason)
                    .contains("demo_uptime@host-1")
                    .contains("not limited to 128 MiB (super carrier: none, container: none)"));
  }

  @Test
  void a_planner_that_merges_fails_upsert_and_says_what_was_kept() {
    assertThat(defects.convicted("planner-merge", "upsert"))
        .anySatisfy(reason -> assertThat(reason).contains("[AFTER=1]").contains("BEFORE=1"));
  }

  @Test
  void a_planner_whose_stats_lie_fails_vm_stats_and_the_job_is_named() {
    assertThat(defects.convicted("planner-lies", "vm-stats"))
        .anySatisfy(
            reason ->
                assertThat(reason)
                    .contains("/stats says job web-api is pending; the engine says running"));
  }

  @Test
  void a_migration_that_restarts_others_fails_migration_and_they_are_named() {
    assertThat(defects.convicted("isolated-restless", "migration"))
        .anySatisfy(reason -> assertThat(reason).contains("demo_uptime restarted: "));
  }

  @Test
  void a_migration_that_leaves_the_vm_behind_fails_migration_and_says_so() {
    assertThat(defects.convicted("isolated-leftover", "migration"))
        .anySatisfy(
            reason -> assertThat(reason).contains("the VM that demo_counter had is left over"));
  }
}
