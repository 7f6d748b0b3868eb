package io.swarmassay.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.MemoryHistory;
import io.swarmassay.scenario.Catalogue;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Swarm;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of every kind of load: where there is nobody to serve it, it is not quiet. */
class EmptyTrafficTests {
  private final MemoryHistory history = new MemoryHistory();

  static Stream<Traffic> every_kind_of_load() {
    return Catalogue.STANDARD.traffic().words().values().stream()
        .map(word -> word.prototype())
        .filter(traffic -> !(traffic instanceof Membership)); // which is no load
  }

  @ParameterizedTest
  @MethodSource("every_kind_of_load")
  void what_is_due_with_no_service_at_all_is_told_as_never_done(Traffic traffic) {
    hold(traffic, List.of());
  }

  @ParameterizedTest
  @MethodSource("every_kind_of_load")
  void what_is_due_with_no_replica_of_a_service_is_told_as_never_done(Traffic traffic) {
    hold(traffic, List.of("web"));
  }

  private void hold(Traffic traffic, List<String> services) {
    Traffic.Flow flow = traffic.start(deployment(services), history, 1);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> all(Event.Offered.class).size() == 1);
    Thread.currentThread().interrupt(); // a run that is in a hurry waits for nothing at its end
    flow.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(all(Event.Trouble.class)).isEmpty();
    assertThat(all(Event.Offered.class)).singleElement().matches(offered -> offered.rate() > 0);
    assertThat(all(Event.Ceased.class))
        .singleElement()
        .matches(ceased -> ceased.due() > 0 && ceased.due() == told())
        .matches(ceased -> ceased.tried() == all(Event.Tried.class).size());
    assertThat(all(Event.Tried.class))
        .allMatch(tried -> tried.end() == Ending.FAIL && !tried.detail().isEmpty());
    assertThat(all(Event.Handled.class)).isEmpty();
  }

  /** How many operations the history says anything of. */
  private long told() {
    long unbegun = all(Event.Unbegun.class).stream().mapToLong(Event.Unbegun::count).sum();
    return unbegun + all(Event.Tried.class).size();
  }

  private <E extends Event> List<E> all(Class<E> kind) {
    return history.events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static Deployment deployment(List<String> services) {
    Swarm.Subscription nothing = () -> {};
    Swarm swarm = answering(Swarm.class, Map.of("replicas", List.of(), "watch", nothing));
    return answering(
        Deployment.class,
        Map.of(
            "services",
            services,
            "erlang",
            services,
            "complete",
            Map.of(),
            "running",
            List.of(),
            "desired",
            Map.of(),
            "swarm",
            swarm,
            "namespace",
            "m"));
  }

  private static <T> T answering(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  default -> answers.get(method.getName());
                }));
  }
}
