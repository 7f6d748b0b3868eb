package io.swarmassay.run;

import io.swarmassay.fault.Target;
import io.swarmassay.scenario.Casting;
import io.swarmassay.scenario.Catalogue;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.Step;
import io.swarmassay.scenario.Storms;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmNode;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Plays a scenario on paper: draws the victims that a run with the same seed will draw, as long as
 * each replica runs when it is its turn. Who leads, and where replicas are placed, differs from run
 * to run and is left as a symbol.
 */
public final class Rehearsal implements Cast {
  private final Map<String, Integer> replicas;
  private final Scenario scenario;

  private Rehearsal(Scenario scenario, Casting casting) {
    this.scenario = scenario;
    this.replicas = new TreeMap<>(casting.replicas());
  }

  /**
   * One strike.
   *
   * @param step its step's position, from 0
   * @param victims names; the target's own words where they are known only in a run
   * @param when of a storm or a volley: since it began, without the time that recoveries take
   */
  public record Strike(
      int step, String fault, String target, List<String> victims, Optional<Duration> when) {}

  /** The strikes of a scenario in order, those of its storms too. */
  public static List<Strike> of(Scenario scenario, Casting casting, long seed) {
    Rehearsal rehearsal = new Rehearsal(scenario, casting);
    Victims victims = new Victims(rehearsal, new SplittableRandom(seed));
    List<Strike> strikes = new ArrayList<>();
    List<List<Step>> unfolded =
        new Storms(Catalogue.installed(), scenario, casting, seed).unfoldedSteps();
    for (int i = 0; i < unfolded.size(); i++) {
      rehearsal.play(i, unfolded.get(i), victims, strikes);
    }
    return strikes;
  }

  private void play(int position, List<Step> steps, Victims victims, List<Strike> strikes) {
    Duration quiet = Duration.ZERO;
    boolean storm = steps.size() > 1;
    for (Step step : steps) {
      if (step instanceof Step.Scale scale) {
        replicas.putAll(scale.replicas());
      } else if (step instanceof Step.Wait wait) {
        quiet = quiet.plus(wait.lasting());
      } else if (step instanceof Step.Inflict inflict) {
        Optional<Duration> when = storm ? Optional.of(quiet) : Optional.empty();
        strikes.addAll(strikes(position, inflict, victims, when));
      } else if (step instanceof Step.Volley volley) {
        volley
            .byTime()
            .forEach(
                shot ->
                    strikes.addAll(
                        strikes(position, shot.strike(), victims, Optional.of(shot.at()))));
      }
    }
  }

  private static List<Strike> strikes(
      int position, Step.Inflict step, Victims victims, Optional<Duration> when) {
    String target = step.on().text();
    List<Strike> strikes = new ArrayList<>();
    for (int i = 0; i < step.times(); i++) {
      List<String> drawn = victims.resolve(step.on()).stream().map(Victim::name).toList();
      List<String> shown = symbolic(step.on()) ? List.of(target) : drawn;
      strikes.add(new Strike(position, step.fault().name(), target, shown, when));
    }
    return strikes;
  }

  /** Whether only a run can tell who it is; drawn all the same, for those who are drawn next. */
  private static boolean symbolic(Target target) {
    return target instanceof Target.NodeOf
        || (target instanceof Target.Nodes nodes
            && (nodes.rule() == Target.Nodes.Rule.LEADER
                || nodes.rule() == Target.Nodes.Rule.FOLLOWER));
  }

  @Override
  public List<Replica> running(String service) {
    return IntStream.rangeClosed(1, replicas.getOrDefault(service, 0))
        .mapToObj(slot -> replica(service, slot))
        .toList();
  }

  @Override
  public List<SwarmNode> nodes() {
    return IntStream.rangeClosed(1, scenario.nodes()).mapToObj(this::node).toList();
  }

  private SwarmNode node(int number) {
    boolean manager = number <= scenario.managers();
    SwarmNode.Role role = manager ? SwarmNode.Role.MANAGER : SwarmNode.Role.WORKER;
    return new SwarmNode(
        "", "n" + number, "", role, number == 1, "ready", "active", manager ? "reachable" : "");
  }

  private Replica replica(String service, int slot) {
    Instant never = Instant.EPOCH;
    String node = "n" + (1 + (slot - 1) % scenario.nodes());
    return new Replica("", service, slot, "", "", node, "running", "running", "", "", never, never);
  }
}
