package io.swarmassay.scenario;

import static io.swarmassay.scenario.Hits.NODES;
import static io.swarmassay.scenario.Hits.REPLICAS;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.replica.Kill;
import io.swarmassay.history.Metric;
import io.swarmassay.history.Recorder;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Reading;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Size;
import io.swarmassay.swarm.Victim;
import io.swarmassay.traffic.Rate;
import io.swarmassay.traffic.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A small vocabulary with every sort of setting, for tests of the reader alone. */
public final class StandIns {
  static final Catalogue WORDS =
      new Catalogue(
          Vocabulary.of(
              "probe",
              List.of(
                  Catalogue.probe(new Count(Optional.empty(), OptionalInt.empty()), "counts")
                      .with("service", "of one service")
                      .with("running", "a fixed number"),
                  Catalogue.probe(new Quiet(), "is quiet"),
                  Catalogue.probe(new Weighed(), "is weighed").measuring(Metric.MEMORY),
                  Catalogue.probe(new Handled(""), "handles")
                      .needing("handler", "the registered process"))),
          Vocabulary.of(
              "fault",
              List.of(
                  Catalogue.fault(new Kill(), "kills").hitting(REPLICAS).instant(),
                  Catalogue.fault(new Freeze(Size.mebibytes(1), Freeze.How.ALL_AT_ONCE), "freezes")
                      .hitting(REPLICAS)
                      .with("keep", "what stays")
                      .with("how", "in which order"),
                  Catalogue.fault(new Cut(List.of()), "cuts")
                      .hitting(NODES)
                      .with("groups", "who stays with whom")
                      .onNodes(2, "needs somebody to be cut from")
                      .onManagers(3, "needs a quorum to lose"))),
          Vocabulary.of(
              "traffic",
              List.of(
                  Catalogue.traffic(new Flood("", Rate.perSecond(10), true), "floods")
                      .needing("handler", "the registered process")
                      .with("rate", "how often")
                      .with("ordered", "whether in order"))));

  private StandIns() {}

  public record Count(Optional<String> service, OptionalInt running) implements Probe {
    @Override
    public String name() {
      return "count";
    }

    @Override
    public Reading read(Deployment deployment) {
      throw new AssertionError("a reader of files asks nobody");
    }
  }

  public record Quiet() implements Probe {
    @Override
    public String name() {
      return "quiet";
    }

    @Override
    public Reading read(Deployment deployment) {
      throw new AssertionError("a reader of files asks nobody");
    }
  }

  record Weighed() implements Probe {
    @Override
    public String name() {
      return "weighed";
    }

    @Override
    public Reading read(Deployment deployment) {
      throw new AssertionError("a reader of files asks nobody");
    }
  }

  public record Handled(String handler) implements Probe {
    @Override
    public String name() {
      return "handled";
    }

    @Override
    public Reading read(Deployment deployment) {
      throw new AssertionError("a reader of files asks nobody");
    }
  }

  public record Freeze(Size keep, How how) implements Fault {
    public enum How {
      ALL_AT_ONCE,
      ONE_BY_ONE
    }

    @Override
    public String name() {
      return "freeze";
    }

    @Override
    public Set<Ability> needs() {
      return Set.of(Ability.CGROUPS);
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
      throw new AssertionError("a reader of files hurts nobody");
    }
  }

  public record Cut(List<List<String>> groups) implements Fault {
    @Override
    public String name() {
      return "cut";
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
      throw new AssertionError("a reader of files hurts nobody");
    }
  }

  public record Flood(String handler, Rate rate, boolean ordered) implements Traffic {
    @Override
    public String name() {
      return "flood";
    }

    @Override
    public Flow start(Deployment deployment, Recorder recorder, long seed) {
      throw new AssertionError("a reader of files floods nobody");
    }
  }
}
