package io.swarmassay.scenario;

import static io.swarmassay.fault.Target.all;
import static io.swarmassay.fault.Target.nodeOf;
import static io.swarmassay.fault.Target.nodes;
import static io.swarmassay.fault.Target.one;
import static io.swarmassay.fault.Target.share;
import static io.swarmassay.fault.Target.slot;
import static io.swarmassay.fault.Target.some;
import static io.swarmassay.fault.replica.Kill.kill;
import static io.swarmassay.scenario.Step.inflict;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Target;
import io.swarmassay.fault.Target.Share.Of;
import io.swarmassay.fault.network.Bandwidth;
import io.swarmassay.fault.network.CutPlane;
import io.swarmassay.fault.network.Delay;
import io.swarmassay.fault.network.Flap;
import io.swarmassay.fault.network.Loss;
import io.swarmassay.fault.network.Partition;
import io.swarmassay.fault.node.Freeze;
import io.swarmassay.fault.replica.Pause;
import io.swarmassay.fault.service.PullFail;
import io.swarmassay.fault.service.Rollback;
import io.swarmassay.fault.service.Update;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Why two strikes cannot be on at once, whichever of them is named first. */
class ClashReasonsTests {
  private static final String SAME = "they may hit the same replica while one is held";
  private static final String UPDATE = "an update of web replaces the victims of the other";
  private static final String TWO = "of two faults of nodes at once neither could be proven";

  private static Step.Inflict on(Fault fault, Target target) {
    return inflict(fault).on(target);
  }

  static Stream<Arguments> together() {
    Step.Inflict kill = on(kill(), one("web"));
    return Stream.of(
        Arguments.of(kill, on(kill(), all("web"))),
        Arguments.of(on(new Pause(), slot(1, "web")), on(new Pause(), slot(2, "web"))),
        Arguments.of(on(new Pause(), all("web")), on(new Pause(), all("db"))),
        Arguments.of(on(new Update(), all("web")), on(new Update(), all("db"))),
        Arguments.of(on(new Partition(), nodes("n1")), kill),
        Arguments.of(on(new CutPlane(), nodes("n1")), kill),
        Arguments.of(on(new Loss(), nodeOf(1, "web")), kill),
        Arguments.of(on(new Bandwidth(), nodes("n1")), kill),
        Arguments.of(on(new Delay(), nodes("n1")), kill),
        Arguments.of(on(new Flap(), nodes("n1")), kill));
  }

  @ParameterizedTest
  @MethodSource("together")
  void what_neither_hides_nor_undoes_the_other_goes_together(Step.Inflict a, Step.Inflict b) {
    assertThat(Clash.between(a, b)).isEmpty();
    assertThat(Clash.between(b, a)).isEmpty();
  }

  static Stream<Arguments> apart() {
    Step.Inflict pause = on(new Pause(), one("web"));
    return Stream.of(
        Arguments.of(pause, on(kill(), one("web")), SAME),
        Arguments.of(pause, on(kill(), some(2, "web")), SAME),
        Arguments.of(pause, on(kill(), share(Of.MINORITY, "web")), SAME),
        Arguments.of(pause, on(kill(), all("web")), SAME),
        Arguments.of(pause, on(kill(), slot(1, "web")), SAME),
        Arguments.of(on(new Pause(), slot(1, "web")), on(kill(), slot(1, "web")), SAME),
        Arguments.of(on(kill(), one("web")).holding(ofSeconds(1)), on(kill(), one("web")), SAME),
        Arguments.of(on(new Update(), all("web")), on(kill(), one("web")), UPDATE),
        Arguments.of(on(new Rollback(), all("web")), on(kill(), one("web")), UPDATE),
        Arguments.of(on(new PullFail(), all("web")), on(kill(), one("web")), UPDATE),
        Arguments.of(on(new Delay(), nodes("n1")), on(new Loss(), nodeOf(1, "web")), TWO),
        Arguments.of(on(new Freeze(), nodes("n1")), on(kill(), one("web")), hides("freeze")),
        Arguments.of(on(new Delay(), nodes("n1")), pause, hides("delay")),
        Arguments.of(on(new Delay(), nodes("n1")), on(new Update(), all("web")), hides("delay")));
  }

  private static String hides(String fault) {
    return fault + " hides what is done to replicas meanwhile";
  }

  @ParameterizedTest
  @MethodSource("apart")
  void what_hides_or_undoes_the_other_does_not(Step.Inflict a, Step.Inflict b, String why) {
    assertThat(Clash.between(a, b)).contains(why);
    assertThat(Clash.between(b, a)).contains(why);
  }

  @Test
  void shots_meet_as_long_as_one_is_held_and_to_the_moment_of_its_cure() {
    Step.Shot held =
        new Step.Shot(ofSeconds(10), on(new Pause(), one("web")).holding(ofSeconds(5)));

    assertThat(Stream.of(9_999, 10_000, 12_000, 15_000, 15_001).map(at -> meets(held, at)))
        .isEqualTo(List.of(false, true, true, true, false));
  }

  private static boolean meets(Step.Shot held, int millis) {
    Step.Shot kill = new Step.Shot(Duration.ofMillis(millis), on(kill(), one("web")));
    assertThat(Clash.between(held, kill)).isEqualTo(Clash.between(kill, held));
    return Clash.between(held, kill).isPresent();
  }
}
