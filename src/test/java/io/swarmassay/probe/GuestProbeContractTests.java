package io.swarmassay.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.FakeBeam;
import io.swarmassay.beam.Term;
import io.swarmassay.probe.Reading.Measure;
import io.swarmassay.probe.guest.Guests;
import io.swarmassay.probe.guest.VmLimits;
import io.swarmassay.swarm.Size;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract for the probes of guests, on nodes in memory. */
class GuestProbeContractTests {
  private static FakeBeam beam() {
    FakeBeam beam = new FakeBeam();
    for (int slot = 1; slot <= 3; slot++) {
      String name = (slot == 1 ? "demo_web" : "demo_uptime") + "@h-" + slot;
      beam.knowing(new BeamNode(name, 9100, ProbeContract.replica(slot)));
    }
    return beam;
  }

  private static Term guest(String name, String mode, String node, Term runs, Term memory) {
    return Term.tuple(
        Term.atom(name),
        Term.atom(mode),
        Term.atom(node),
        Term.atom("running"),
        new Term.Real(150.0),
        Term.integer(1),
        runs,
        Term.list(Term.integer(40), Term.integer(60)),
        memory,
        Term.atom("true"));
  }

  private static Term smaps() {
    String text = "55-7f ---p [rollup]\nRss:   40 kB\nPss:   30000 kB\nPss_Dirty: 28 kB\n";
    return Term.tuple(Term.atom("ok"), Term.binary(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Nested
  class OfGuests extends ProbeContract {
    @Override
    public Probe probe() {
      return new Guests();
    }

    private ProbeScene seeing(Term... guests) {
      return three()
          .observedBy(beam().evaluating("guests.exprs", (node, free) -> Term.list(guests)));
    }

    @Override
    public ProbeScene healthy() {
      Term yes = Term.atom("true");
      return seeing(
          guest("demo_counter", "embedded", "demo_web@h-1", yes, Term.integer(9000)),
          guest("demo_uptime", "peer", "demo_uptime@h-2", yes, smaps()));
    }

    @Test
    void each_guest_is_measured_by_the_way_it_is_run() {
      assertThat(probe().read(healthy()).measures())
          .contains(
              new Measure("guest-startup", "embedded", 150.0),
              new Measure("guest-memory", "embedded", 9000),
              new Measure("guest-memory", "peer", 30000.0 * 1024),
              new Measure("guest-latency", "peer", 0.02));
    }

    /** By its own container, made 2 s after the epoch, and its host's, started before or after. */
    @Test
    void a_guest_that_swarm_started_is_measured_whichever_of_the_two_was_made_first() {
      assertThat(startup("1970-01-01T00:00:01Z")).containsExactly(1500.0);
      assertThat(startup("1970-01-01T00:00:03Z")).containsExactly(500.0);
    }

    private List<Double> startup(String host) {
      Term guest =
          Term.tuple(
              Term.atom("demo_uptime"),
              Term.atom("service"),
              Term.atom("demo_uptime@h-2"),
              Term.atom("running"),
              Term.atom("none"),
              Term.integer(3500),
              Term.atom("true"),
              Term.list(Term.integer(40)),
              smaps(),
              Term.atom("true"));
      ProbeScene scene =
          seeing(guest)
              .answering(
                  "call",
                  about ->
                      about[2].toString().contains("/c1/")
                          ? "{\"State\":{\"StartedAt\":\"%s\"}}".formatted(host)
                          : "{\"Created\":\"1970-01-01T00:00:02Z\"}");
      return probe().read(scene).measures().stream()
          .filter(measure -> measure.metric().equals("guest-startup"))
          .map(Measure::value)
          .toList();
    }

    @Test
    void a_guest_whose_node_is_not_there_is_named() {
      Term down = Term.tuple(Term.atom("badrpc"), Term.atom("nodedown"));
      List<String> log = new ArrayList<>();
      ProbeScene scene =
          seeing(guest("demo_uptime", "peer", "demo_uptime@h-2", down, down))
              .answering("logs", any -> log);
      String reason =
          "0 of 1 guests run: demo_uptime (peer, demo_uptime@h-2): not to be asked:"
              + " {badrpc,nodedown}; the host says running";
      assertThat(probe().read(scene).reason()).isEqualTo(reason);
      log.add(
          "** Connection attempt from node 'demo_uptime@h-2' rejected. Invalid challenge reply.");
      assertThat(probe().read(scene).reason())
          .isEqualTo(reason + "; its cookie is not the host's, which rejects its connections");
    }

    @Test
    void a_host_without_guests_is_unhealthy() {
      assertThat(probe().read(seeing()).healthy()).isFalse();
    }
  }

  @Nested
  class OfVmLimits extends ProbeContract {
    @Override
    public Probe probe() {
      return new VmLimits("demo_uptime", Size.mebibytes(128), OptionalInt.of(2));
    }

    private ProbeScene limited(Term carrier, Term group, long schedulers) {
      Term seen = Term.tuple(carrier, group, Term.integer(schedulers));
      return three().observedBy(beam().evaluating("limits.exprs", (node, free) -> seen));
    }

    @Override
    public ProbeScene healthy() {
      return limited(Term.integer(128L << 20), Term.atom("none"), 2);
    }

    @Test
    void a_limit_that_is_missing_or_too_high_is_named() {
      for (Term carrier : List.of(Term.atom("none"), Term.integer(129L << 20))) {
        Reading reading = probe().read(limited(carrier, Term.atom("none"), 2));
        assertThat(reading.healthy()).isFalse();
        assertThat(reading.reason())
            .startsWith("demo_uptime@h-2: memory is not limited to 128 MiB");
      }
    }

    @Test
    void other_schedulers_than_wanted_are_named() {
      assertThat(probe().read(limited(Term.integer(1), Term.atom("none"), 4)).reason())
          .isEqualTo("demo_uptime@h-2: 4 schedulers, not 2");
    }

    @Test
    void the_smaller_of_two_limits_counts() {
      Term none = Term.atom("none");
      assertThat(probe().read(limited(none, Term.integer(128L << 20), 2)).healthy()).isTrue();
      assertThat(probe().read(limited(Term.integer(1L << 40), Term.integer(1), 2)).healthy())
          .isTrue();
    }
  }
}
