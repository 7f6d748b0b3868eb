package io.swarmassay.run;

import static io.swarmassay.fault.Target.slot;
import static io.swarmassay.scenario.Step.inflict;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Remedy;
import io.swarmassay.history.Event;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Reading;
import io.swarmassay.run.record.EventTap;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.Steady;
import io.swarmassay.scenario.Step;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.FakeDeployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.FakeSwarm;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Victim;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a recovery counts, and what is written of a wait, an order and quiet time. */
class RecoveriesTests {
  private static final Step.Inflict KILL = kill(Duration.ZERO, true);

  private final FakeSwarm swarm = FakeSwarm.of(3).lookCosts(Duration.ofMillis(100));
  private final Deployment deployment = FakeDeployment.of(swarm, "web", 2);
  private final Clocked history = new Clocked(swarm);
  private final AtomicInteger looks = new AtomicInteger();

  @TempDir Path folder;

  /**
   * Kills at once.
   *
   * @param proof how long its proof takes
   */
  private record Shot(Duration proof, boolean replaces) implements Fault {
    @Override
    public String name() {
      return "shot";
    }

    @Override
    public Set<Ability> needs() {
      return Set.of();
    }

    @Override
    public Healer healer() {
      return Healer.SWARM;
    }

    @Override
    public Duration floor() {
      return Duration.ZERO;
    }

    @Override
    public Blow aim(Deployment deployment, List<Victim> victims) {
      FakeSwarm swarm = (FakeSwarm) deployment.swarm();
      return new Blow() {
        @Override
        public Remedy remedy() {
          return Remedy.NONE;
        }

        @Override
        public void strike() {
          swarm.signal((Replica) victims.get(0), "KILL");
        }

        @Override
        public Proof bites() {
          swarm.advance(proof);
          return new Proof(true, "shot");
        }

        @Override
        public Proof gone() {
          return new Proof(true, "");
        }
      };
    }
  }

  private static Step.Inflict kill(Duration proof, boolean replaces) {
    return inflict(new Shot(proof, replaces)).on(slot(2, "web"));
  }

  private record Planted(IntFunction<Reading> look, AtomicInteger looks) implements Probe {
    @Override
    public String name() {
      return "planted";
    }

    @Override
    public Reading read(Deployment deployment) {
      return look.apply(looks.incrementAndGet());
    }
  }

  private boolean play(IntFunction<Reading> look, Duration within, Step... steps)
      throws InterruptedException {
    Scenario scenario =
        Scenario.titled("t")
            .keeping(new Steady(within, List.of(new Planted(look, looks))))
            .then(steps);
    swarm.advance(Duration.ofSeconds(5));
    try (EventTap tap = new EventTap(swarm, history).of("x")) {
      Stage stage = new Stage(deployment, history, Progress.SILENT, tap);
      Journal journal = new Journal(folder.resolve("journal.jsonl"), history);
      Performance performance = new Performance(scenario, stage, journal, new Plan(), 1);
      return performance.start() && performance.play();
    }
  }

  private Reading all(int look) {
    int running = deployment.running().size();
    return running == 2 ? Reading.healthy("2 of 2") : Reading.unhealthy(running + " of 2");
  }

  private Reading takes(Duration time, boolean healthy) {
    swarm.advance(time);
    return healthy ? Reading.healthy("fine") : Reading.unhealthy("not yet");
  }

  private <E extends Event> E only(Class<E> type) {
    assertThat(history.all(type)).hasSize(1);
    return history.all(type).get(0);
  }

  private Event.Awaited awaited(String moment) {
    return history.all(Event.Awaited.class).stream()
        .filter(wait -> wait.moment().equals(moment))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nothing_counts_while_swarm_still_lists_what_was_struck_as_running()
      throws InterruptedException {
    swarm.noticingAfter(Duration.ofSeconds(2));
    assertThat(play(this::all, Duration.ofSeconds(30), KILL)).isTrue();

    long took = only(Event.Recovered.class).t() - only(Event.Struck.class).t();
    assertThat(took).isGreaterThan(3_000_000);
    assertThat(history.all(Event.Phase.class))
        .allMatch(phase -> phase.t() - only(Event.Struck.class).t() > 3_000_000);
  }

  @Test
  void nothing_counts_before_another_container_runs_in_the_victims_place()
      throws InterruptedException {
    swarm.neverBack("web", 2);
    assertThat(play(look -> Reading.healthy("fine"), Duration.ofSeconds(3), KILL)).isFalse();

    assertThat(only(Event.Recovered.class).inTime()).isFalse();
    assertThat(only(Event.Recovered.class).reason())
        .isEqualTo("web.2: no other container runs in its place yet");
  }

  @Test
  void a_fault_that_may_leave_containers_alive_waits_for_no_other() throws InterruptedException {
    swarm.neverBack("web", 2);
    Step kill = kill(Duration.ZERO, false);
    assertThat(play(look -> Reading.healthy("fine"), Duration.ofSeconds(3), kill)).isTrue();
  }

  @Test
  void a_round_that_ends_after_the_deadline_does_not_count() throws InterruptedException {
    Duration limit = Duration.ofSeconds(5);
    boolean held =
        play(look -> takes(Duration.ofSeconds(look == 1 ? 1 : 3), look != 2), limit, KILL);

    assertThat(held).isFalse();
    Event.Awaited wait = awaited("after f1");
    assertThat(wait.held()).isTrue();
    assertThat(wait.from()).isEqualTo(only(Event.Struck.class).t());
    assertThat(wait.limitMs()).isEqualTo(5_000);
    assertThat(wait.t() - wait.from()).isGreaterThan(5_000_000);
    assertThat(only(Event.Recovered.class).t()).isEqualTo(wait.t());
  }

  @Test
  void the_steady_state_before_the_first_step_has_a_limit_too() throws InterruptedException {
    Duration limit = Duration.ofSeconds(5);
    assertThat(play(look -> takes(Duration.ofSeconds(6), true), limit)).isFalse();
    assertThat(awaited("start").held()).isTrue();
  }

  @Test
  void the_time_of_the_proof_is_inside_the_limit() throws InterruptedException {
    Step kill = kill(Duration.ofSeconds(4), true);
    boolean held =
        play(look -> takes(Duration.ofSeconds(2), look != 2), Duration.ofSeconds(7), kill);

    assertThat(held).isFalse();
    assertThat(history.all(Event.Trouble.class)).isEmpty();
  }

  @Test
  void a_proof_that_took_the_whole_limit_leaves_it_open_when_the_recovery_came()
      throws InterruptedException {
    Step kill = kill(Duration.ofSeconds(40), true);
    assertThat(play(this::all, Duration.ofSeconds(30), kill)).isFalse();

    assertThat(only(Event.Trouble.class).message()).contains("nobody knows when the recovery came");
    assertThat(only(Event.Trouble.class).t()).isLessThanOrEqualTo(only(Event.Recovered.class).t());
  }

  @Test
  void scaling_is_an_interval_from_its_order_to_its_settled_state() throws InterruptedException {
    Step scale = new Step.Scale(Map.of("web", 5)).recoveringWithin(Duration.ofSeconds(20));
    play(look -> takes(Duration.ofSeconds(1), look != 2), Duration.ofSeconds(60), scale);

    Event.Ordered order = only(Event.Ordered.class);
    Event.Settled settled = only(Event.Settled.class);
    Event.Awaited wait = awaited("after scale to {web=5}");
    assertThat(order.id()).isEqualTo("o1");
    assertThat(order.kind()).isEqualTo("scale");
    assertThat(order.services()).containsExactly("web");
    assertThat(order.limitMs()).isEqualTo(20_000);
    assertThat(settled.id()).isEqualTo("o1");
    assertThat(settled.held()).isTrue();
    assertThat(settled.t() - order.t()).isGreaterThanOrEqualTo(2_000_000);
    assertThat(wait.from()).isEqualTo(order.t());
    assertThat(wait.limitMs()).isEqualTo(20_000);
  }

  @Test
  void quiet_time_is_looked_at_and_what_was_unhealthy_in_it_is_written()
      throws InterruptedException {
    Step quiet = new Step.Wait(Duration.ofMillis(20));
    IntFunction<Reading> limps =
        look -> look == 2 ? Reading.unhealthy("limps") : Reading.healthy("fine");
    assertThat(play(limps, Duration.ofSeconds(60), quiet)).isTrue();

    assertThat(history.all(Event.Looked.class))
        .filteredOn(look -> look.moment().equals("quiet 1"))
        .first()
        .matches(look -> !look.healthy() && !look.last() && look.reason().equals("limps"));
  }

  @Test
  void a_container_that_ends_in_quiet_time_is_written_without_any_traffic()
      throws InterruptedException {
    Step quiet = new Step.Wait(Duration.ofMillis(20));
    IntFunction<Reading> crashing =
        look -> {
          if (look == 2) {
            swarm.crash(deployment.running().get(0), 1);
            swarm.advance(Duration.ofSeconds(3));
          }
          return Reading.healthy("fine");
        };
    play(crashing, Duration.ofSeconds(60), quiet);

    assertThat(only(Event.Ended.class)).matches(end -> !end.asked() && end.exitCode() == 1);
  }

  @Test
  void every_planned_strike_of_a_skipped_step_is_skipped() throws InterruptedException {
    Step.Inflict needy = inflict(new Needy()).on(slot(2, "web")).times(4).orSkip();
    play(look -> Reading.healthy("fine"), Duration.ofSeconds(60), needy);

    assertThat(only(Event.Skipped.class).strikes()).isEqualTo(4);
  }

  private record Needy() implements Fault {
    @Override
    public String name() {
      return "needy";
    }

    @Override
    public Set<Ability> needs() {
      return Set.of(Ability.HOSTS);
    }

    @Override
    public Healer healer() {
      return Healer.SWARM;
    }

    @Override
    public Duration floor() {
      return Duration.ZERO;
    }

    @Override
    public Blow aim(Deployment deployment, List<Victim> victims) {
      throw new IllegalStateException("cannot be aimed");
    }
  }
}
