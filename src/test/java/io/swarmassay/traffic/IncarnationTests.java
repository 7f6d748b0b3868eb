package io.swarmassay.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.history.MemoryHistory;
import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class IncarnationTests {
  private static final Replica REPLICA =
      new Replica(
          "x",
          "web",
          1,
          "t",
          "c0ffee012345",
          "n2",
          "running",
          "running",
          "",
          "",
          Instant.EPOCH,
          Instant.EPOCH);

  private final MemoryHistory history = new MemoryHistory();
  private final AtomicReference<Swarm.Listener> listener = new AtomicReference<>();
  private BooleanSupplier power = () -> true;
  private boolean followed = true;

  private Incarnation life() {
    Clocks clocks = new Clocks(history);
    return new Incarnation(REPLICA, 1, swarm(), history, clocks, new SenderNames());
  }

  private Swarm swarm() {
    Hosts hosts = proxy(Hosts.class, "hasPower", any -> power.getAsBoolean());
    return (Swarm)
        Proxy.newProxyInstance(
            Swarm.class.getClassLoader(),
            new Class<?>[] {Swarm.class},
            (self, method, arguments) ->
                method.getName().equals("hosts") ? Optional.of(hosts) : follow(arguments));
  }

  private Swarm.Subscription follow(Object[] arguments) {
    if (!followed) {
      throw new SwarmException(0, "the engine of n2 is not known");
    }
    listener.set((Swarm.Listener) arguments[1]);
    return () -> {};
  }

  private static <T> T proxy(
      Class<T> type, String only, java.util.function.Function<Object[], Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              assertThat(method.getName()).isEqualTo(only);
              return answer.apply(arguments);
            }));
  }

  private <E extends Event> List<E> all(Class<E> kind) {
    return history.events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Test
  void a_replica_on_a_node_without_power_died_with_it() {
    Incarnation life = life();
    power = () -> false;
    try (Swarm.Subscription log = life.follow(Instant.now())) {
      life.lost(Instant.now());
      life.lost(Instant.now());
      assertThat(life.over()).isTrue();
      assertThat(log).isNotNull();
    }
    assertThat(all(Event.Died.class))
        .singleElement()
        .matches(died -> died.cause().equals("the power of n2 was cut"));
    assertThat(all(Event.Blind.class)).isEmpty();
  }

  @Test
  void an_engine_that_is_missed_on_a_node_with_power_is_no_death() {
    Incarnation life = life();
    life.lost(Instant.now());
    assertThat(life.over()).isFalse();
    assertThat(all(Event.Died.class)).isEmpty();
  }

  @Test
  void an_error_of_ours_is_no_power_cut_but_blindness_with_its_interval() {
    Incarnation life = life();
    power =
        () -> {
          throw new IllegalStateException("too many open files");
        };
    long before = history.now();
    life.lost(Instant.now());
    life.lost(Instant.now());
    assertThat(life.over()).isFalse();
    power = () -> true;
    life.lost(Instant.now());
    assertThat(all(Event.Died.class)).isEmpty();
    assertThat(all(Event.Blind.class))
        .singleElement()
        .matches(blind -> blind.who().equals("nodes") && blind.subject().equals("n2"))
        .matches(blind -> blind.why().equals("too many open files"))
        .matches(blind -> blind.from() >= before - 1_000 && blind.from() <= blind.t());
  }

  @Test
  void a_log_that_nobody_can_follow_is_blindness_to_the_end() {
    followed = false;
    Incarnation life = life();
    long before = history.now();
    life.follow(Instant.now()).close();
    assertThat(all(Event.Born.class)).hasSize(1);
    assertThat(all(Event.Blind.class))
        .singleElement()
        .matches(blind -> blind.who().equals("log") && blind.subject().equals("web.1"))
        .matches(blind -> blind.why().equals("the engine of n2 is not known"))
        .matches(blind -> blind.from() >= before - 1_000 && blind.t() >= blind.from());
  }

  @Test
  void what_the_log_feed_could_not_see_is_blindness_from_the_last_line_to_the_end() {
    Incarnation life = life();
    Instant line = Instant.now();
    try (Swarm.Subscription log = life.follow(line)) {
      life.wrote(line, "something");
      life.blind("the logging driver keeps none");
      assertThat(all(Event.Blind.class)).isEmpty();
      life.ended(Instant.now());
      assertThat(log).isNotNull();
    }
    assertThat(all(Event.Blind.class))
        .singleElement()
        .matches(blind -> blind.who().equals("log") && blind.subject().equals("web.1"))
        .matches(blind -> blind.why().equals("the logging driver keeps none"));
  }
}
