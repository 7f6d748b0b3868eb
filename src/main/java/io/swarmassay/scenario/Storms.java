package io.swarmassay.scenario;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
  /** Of a service with more replicas the first so many are hit. */
  private static final int MOST_SLOTS = 1_000;

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

  /** The scenario with each storm replaced by what it is made of; itself when there is none. */
  public Scenario unfolded() {
    List<Step> steps = new ArrayList<>();
    unfoldedSteps().forEach(steps::addAll);
    return Draft.changed(scenario, draft -> draft.steps = steps);
  }

  /** What is played for each of the scenario's steps: a storm's strikes, the step itself else. */
  public List<List<Step>> unfoldedSteps() {
    List<List<Step>> steps = new ArrayList<>();
    for (int i = 0; i < scenario.steps().size(); i++) {
      Step step = scenario.steps().get(i);
      steps.add(step instanceof Step.Storm storm ? unfolded(storm, i) : List.of(step));
      if (step instanceof Step.Scale scale) {
        replicas.putAll(scale.replicas());
      }
    }
    return steps;
  }

  private List<Step> unfolded(Step.Storm storm, int position) {
    List<Step.Shot> shots = shots(storm, position);
    if (storm.overlap()) {
      return List.of(new Step.Volley(together(shots), storm.recoverWithin()));
    }
    List<Step> steps = new ArrayList<>();
    Duration before = Duration.ZERO;
    for (Step.Shot shot : shots) {
      steps.add(Step.quiet(shot.at().minus(before)));
      steps.add(shot.strike());
      before = shot.at();
    }
    return steps;
  }

  /** Those that go together; a storm passes over what does not go with an earlier strike. */
  private static List<Step.Shot> together(List<Step.Shot> shots) {
    List<Step.Shot> kept = new ArrayList<>();
    for (Step.Shot shot : shots) {
      if (kept.stream().allMatch(earlier -> Clash.between(earlier, shot).isEmpty())) {
        kept.add(shot);
      }
    }
    return kept;
  }

  private List<Step.Shot> shots(Step.Storm storm, int position) {
    RandomGenerator random = new SplittableRandom(seed * 31 + position);
    List<Step.Shot> shots = new ArrayList<>();
    Map<Fault, List<Step.Inflict>> strikes = new HashMap<>();
    double mean = storm.meanEvery().toMillis();
    double at = pause(random, mean);
    while (at < storm.lasting().toMillis()) {
      Fault fault = storm.faults().get(random.nextInt(storm.faults().size()));
      List<Step.Inflict> possible = strikes.computeIfAbsent(fault, f -> possible(storm, f));
      Step.Inflict strike = possible.get(random.nextInt(possible.size()));
      shots.add(new Step.Shot(Duration.ofMillis((long) at), strike));
      at += pause(random, mean);
    }
    return shots;
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
    return IntStream.rangeClosed(1, Math.min(MOST_SLOTS, service.getValue()))
        .mapToObj(slot -> Target.slot(slot, service.getKey()));
  }

  private static Step.Inflict strike(Step.Storm storm, Fault fault, Target target) {
    boolean held = fault.healer() == Fault.Healer.REMEDY;
    Optional<Duration> hold = held ? storm.hold() : Optional.empty();
    return new Step.Inflict(fault, target, 1, hold, storm.recoverWithin(), storm.skipIfMissing());
  }
}
