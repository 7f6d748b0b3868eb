package io.swarmassay.run;

import static io.swarmassay.fault.Target.slot;
import static io.swarmassay.fault.replica.Kill.kill;
import static io.swarmassay.scenario.Steady.steady;
import static io.swarmassay.scenario.Step.inflict;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Remedy;
import io.swarmassay.history.Event;
import io.swarmassay.history.MemoryHistory;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Reading;
import io.swarmassay.run.record.EventTap;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.Step;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.FakeDeployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.FakeSwarm;
import io.swarmassay.swarm.Victim;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolleysTests {
  private final FakeSwarm swarm = FakeSwarm.of(3);
  private final Deployment deployment = FakeDeployment.of(swarm, "web", 3);
  private final MemoryHistory history = new MemoryHistory();
  private static final List<String> DONE = new ArrayList<>();

  @TempDir Path folder;

  private record AllRun() implements Probe {
    @Override
    public String name() {
      return "replicas";
    }

    @Override
    public Reading read(Deployment deployment) {
      int running = deployment.running().size();
      return running == 3 ? Reading.healthy("3") : Reading.unhealthy(running + " run");
    }
  }

  /** Is on until it is cured, and does nothing. */
  private record Numb() implements Fault {
    @Override
    public String name() {
      return "numb";
    }

    @Override
    public Set<Ability> needs() {
      return Set.of();
    }

    @Override
    public Healer healer() {
      return Healer.REMEDY;
    }

    @Override
    public Duration floor() {
      return Duration.ZERO;
    }

    @Override
    public Blow aim(Deployment deployment, List<Victim> victims) {
      String whom = victims.get(0).name();
      return new Blow() {
        @Override
        public Remedy remedy() {
          return new Remedy() {
            @Override
            public String description() {
              return "cure " + whom;
            }

            @Override
            public void cure() {
              DONE.add("cure " + whom);
            }
          };
        }

        @Override
        public void strike() {
          DONE.add("numb " + whom);
        }

        @Override
        public Proof bites() {
          return new Proof(true, "numb");
        }

        @Override
        public Proof gone() {
          return new Proof(true, "not numb");
        }
      };
    }
  }

  private static Step.Shot at(int ms, Step.Inflict strike) {
    return new Step.Shot(Duration.ofMillis(ms), strike);
  }

  private static Step.Inflict killing(int slot) {
    return inflict(kill()).on(slot(slot, "web"));
  }

  private static Step.Inflict numbing(int slot, int ms) {
    return inflict(new Numb()).on(slot(slot, "web")).holding(Duration.ofMillis(ms));
  }

  private boolean play(Duration within, Step.Shot... shots) throws InterruptedException {
    DONE.clear();
    Scenario scenario =
        Scenario.titled("t")
            .keeping(steady(new AllRun()).within(within))
            .then(new Step.Volley(List.of(shots), Optional.empty()));
    try (EventTap tap = new EventTap(swarm, history)) {
      Stage stage = new Stage(deployment, history, Progress.SILENT, tap);
      Journal journal = new Journal(folder.resolve("journal.jsonl"), history);
      Performance performance = new Performance(scenario, stage, journal, new Plan(), 1);
      return performance.start() && performance.play();
    }
  }

  private <E extends Event> List<E> events(Class<E> type) {
    return history.events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void two_at_once_are_both_struck_before_anything_is_proven_and_recover_together()
      throws InterruptedException {
    assertThat(play(Duration.ofSeconds(5), at(0, killing(2)), at(0, killing(3)))).isTrue();

    List<String> order =
        history.events().stream()
            .filter(e -> e instanceof Event.Struck || e instanceof Event.Proven)
            .map(e -> e.getClass().getSimpleName())
            .toList();
    assertThat(order).containsExactly("Struck", "Struck", "Proven", "Proven");
    assertThat(events(Event.Proven.class)).allMatch(Event.Proven::holds);
    assertThat(events(Event.Recovered.class))
        .extracting(Event.Recovered::id)
        .containsExactly("f1", "f2");
    assertThat(events(Event.Recovered.class))
        .extracting(Event.Recovered::t)
        .containsOnly(events(Event.Recovered.class).get(0).t());
    assertThat(events(Event.Looked.class))
        .anyMatch(look -> look.moment().equals("after f1 to f2") && look.last());
  }

  @Test
  void a_strike_on_a_slot_that_is_down_waits_for_its_next_container() throws InterruptedException {
    assertThat(play(Duration.ofSeconds(5), at(0, killing(2)), at(1, killing(2)))).isTrue();

    assertThat(events(Event.Struck.class)).hasSize(2);
    assertThat(events(Event.Proven.class)).hasSize(2).allMatch(Event.Proven::holds);
  }

  @Test
  void a_strike_waits_until_the_held_fault_it_does_not_go_with_is_cured()
      throws InterruptedException {
    play(
        Duration.ofSeconds(5),
        at(0, numbing(2, 300)),
        at(10, numbing(3, 20)),
        at(20, numbing(2, 10)));

    assertThat(DONE)
        .filteredOn(done -> done.endsWith("web.2"))
        .containsExactly("numb web.2", "cure web.2", "numb web.2", "cure web.2");
    assertThat(DONE).containsOnlyOnce("numb web.3", "cure web.3").hasSize(6);
    assertThat(events(Event.Cured.class)).hasSize(3).allMatch(Event.Cured::gone);
  }

  @Test
  void of_two_faults_that_are_due_the_one_due_first_is_cured_first() {
    Volleys.On late = new Volleys.On(null, 300);
    Volleys.On early = new Volleys.On(null, 20);

    assertThat(Volleys.due(List.of(late, early), 400)).contains(early);
    assertThat(Volleys.due(List.of(late, early), 300)).contains(early);
    assertThat(Volleys.due(List.of(late), 300)).contains(late);
    assertThat(Volleys.due(List.of(late, early), 19)).isEmpty();
  }

  @Test
  void a_victim_that_never_comes_back_ends_the_volley_with_what_is_wrong()
      throws InterruptedException {
    swarm.neverBack("web", 2);

    assertThat(play(Duration.ofMillis(200), at(0, killing(2)), at(50, killing(2)))).isFalse();

    assertThat(events(Event.Struck.class)).hasSize(1);
    assertThat(events(Event.Recovered.class))
        .singleElement()
        .matches(recovered -> !recovered.inTime() && recovered.reason().contains("2 run"));
  }
}
