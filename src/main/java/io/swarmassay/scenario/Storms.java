package io.swarmassay.scenario;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What storms are made of: strikes one after the other, with exponentially distributed pauses.
 * Everything is drawn before anything is struck, so that the same seed gives the same storm.
 */
public final class Storms {
  private final Catalogue words;
  private final Scenario scenario;
  private final Map<String, Integer> replicas;
  private final long seed;

  /**
   * @param casting replicas at the beginning; later steps may scale
   */
  public Storms(Catalogue words, Scenario scenario, Casting casting, long seed) {
    this.words = words;
    this.scenario = scenario;
    this.replicas = new TreeMap<>(casting.replicas());
    this.seed = seed;
  }

  /**
   * One strike of a storm.
   *
   * @param pause quiet time before it
   */
  public record Gust(Duration pause, Step.Inflict strike) {}

  /** The scenario with each storm replaced by its pauses and strikes; itself when there is none. */
  public Scenario unfolded() {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < scenario.steps().size(); i++) {
      Step step = scenario.steps().get(i);
      if (step instanceof Step.Storm storm) {
        for (Gust gust : gusts(storm, i)) {
          steps.add(Step.quiet(gust.pause()));
          steps.add(gust.strike());
        }
      } else {
        steps.add(step);
      }
      if (step instanceof Step.Scale scale) {
        replicas.putAll(scale.replicas());
      }
    }
    return Draft.changed(scenario, draft -> draft.steps = steps);
  }

  private List<Gust> gusts(Step.Storm storm, int position) {
    RandomGenerator random = new SplittableRandom(seed * 31 + position);
    List<Gust> gusts = new ArrayList<>();
    double mean = storm.meanEvery().toMillis();
    double at = pause(random, mean);
    double before = 0;
    while (at < storm.lasting().toMillis()) {
      Fault fault = storm.faults().get(random.nextInt(storm.faults().size()));
      List<Step.Inflict> possible = possible(storm, fault);
      Step.Inflict strike = possible.get(random.nextInt(possible.size()));
      gusts.add(new Gust(Duration.ofMillis((long) (at - before)), strike));
      before = at;
      at += pause(random, mean);
    }
    return gusts;
  }

  private static double pause(RandomGenerator random, double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  /** Every strike of a fault that makes sense, in the order of slots and nodes. */
  private List<Step.Inflict> possible(Step.Storm storm, Fault fault) {
    Word<Fault> word = words.faults().named(fault.name()).orElseThrow();
    List<Step.Inflict> strikes =
        storm
            .on()
            .map(Stream::of)
            .orElseGet(() -> targets(word.hits().orElse(Hits.REPLICAS)))
            .map(target -> strike(storm, fault, target))
            .filter(
                strike ->
                    word.conditions().stream().allMatch(c -> c.holds().test(scenario, strike)))
            .toList();
    if (strikes.isEmpty()) {
      throw new IllegalArgumentException("the storm finds nothing that " + fault.name() + " hits");
    }
    return strikes;
  }

  private Stream<Target> targets(Hits hits) {
    return hits == Hits.NODES
        ? IntStream.rangeClosed(1, scenario.nodes()).mapToObj(i -> Target.nodes("n" + i))
        : replicas.entrySet().stream().flatMap(Storms::slots);
  }

  private static Stream<Target> slots(Map.Entry<String, Integer> service) {
    return IntStream.rangeClosed(1, service.getValue())
        .mapToObj(slot -> Target.slot(slot, service.getKey()));
  }

  private static Step.Inflict strike(Step.Storm storm, Fault fault, Target target) {
    boolean held = fault.healer() == Fault.Healer.REMEDY;
    Optional<Duration> hold = held ? storm.hold() : Optional.empty();
    return new Step.Inflict(fault, target, 1, hold, storm.recoverWithin(), storm.skipIfMissing());
  }
}
