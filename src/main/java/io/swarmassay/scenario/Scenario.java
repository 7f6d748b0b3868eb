package io.swarmassay.scenario;

import io.swarmassay.history.Promise;
import io.swarmassay.scenario.file.ScenarioFile;
import io.swarmassay.traffic.Traffic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is to be proven, as a value. Written in YAML ({@link ScenarioFile}) or in Java:
 *
 * <pre>{@code
 * Scenario.titled("messaging survives ten random kills")
 *     .deploying("messaging")
 *     .keeping(steady(replicas("atomvm-node"), epmd(), ping()))
 *     .then(inflict(kill()).on(one("atomvm-node")).times(10).recoveringWithin(ofSeconds(30)));
 * }</pre>
 *
 * @param title one sentence
 * @param stack a folder under {@code stacks/}, or a path
 * @param tier when it is run
 * @param nodes lab nodes
 * @param managers 1 or 3
 * @param seed empty for a fresh one
 * @param swarm settings of the swarm, for example {@code dispatcher-heartbeat: 5s}
 * @param engine which engine the lab runs, as {@code --engine} spells it; empty for the machine's
 * @param steady the steady state
 * @param traffic what runs throughout
 * @param steps in order
 * @param budgets budgets of this scenario, tighter than the stack's
 */
public record Scenario(
    String title,
    String stack,
    Tier tier,
    int nodes,
    int managers,
    OptionalLong seed,
    Map<String, String> swarm,
    String engine,
    Steady steady,
    List<Traffic> traffic,
    List<Step> steps,
    List<Promise> budgets) {

  /** Keeps copies that nobody can change, the swarm's settings in their order. */
  public Scenario {
    swarm = Collections.unmodifiableMap(new LinkedHashMap<>(swarm));
    traffic = List.copyOf(traffic);
    steps = List.copyOf(steps);
    budgets = List.copyOf(budgets);
  }

  /** On the machine's own engine. */
  public Scenario(
      String title,
      String stack,
      Tier tier,
      int nodes,
      int managers,
      OptionalLong seed,
      Map<String, String> swarm,
      Steady steady,
      List<Traffic> traffic,
      List<Step> steps,
      List<Promise> budgets) {
    this(title, stack, tier, nodes, managers, seed, swarm, "", steady, traffic, steps, budgets);
  }

  /** When a scenario is run. */
  public enum Tier {
    /** With each {@code mvn verify}. */
    VERIFY,
    /** In the nightly job. */
    NIGHTLY,
    /** As a benchmark. */
    BENCH;

    /**
     * Whether a run of this tier plays scenarios of that one: the night widens what each build
     * does.
     */
    public boolean plays(Tier other) {
      return other == this || this == NIGHTLY && other == VERIFY;
    }
  }

  /** A scenario with a title, three nodes that are all managers, and nothing to prove yet. */
  public static Scenario titled(String title) {
    Draft draft = new Draft();
    draft.title = title;
    return draft.scenario();
  }

  /** Deploys this stack: a folder under {@code stacks/}, or a path. */
  public Scenario deploying(String name) {
    return Draft.changed(this, draft -> draft.stack = name);
  }

  /** Belongs to this tier. */
  public Scenario in(Tier when) {
    return Draft.changed(this, draft -> draft.tier = when);
  }

  /** Runs on so many nodes: one manager of fewer than three, else three. */
  public Scenario onNodes(int count) {
    return Draft.changed(
        this,
        draft -> {
          draft.nodes = count;
          draft.managers = OptionalInt.empty();
        });
  }

  /** Has so many managers: 1 or 3. */
  public Scenario withManagers(int count) {
    return Draft.changed(this, draft -> draft.managers = OptionalInt.of(count));
  }

  /** Draws its victims from this seed. */
  public Scenario seeded(long number) {
    return Draft.changed(this, draft -> draft.seed = OptionalLong.of(number));
  }

  /** Sets up the swarm so, for example {@code "dispatcher-heartbeat", "1s"}. */
  public Scenario tuning(String setting, String value) {
    Map<String, String> more = new LinkedHashMap<>(swarm);
    more.put(setting, value);
    return Draft.changed(this, draft -> draft.swarm = more);
  }

  /** Runs on this engine, for example {@code 28.5} or {@code 28.5+containerd}. */
  public Scenario onEngine(String name) {
    return Draft.changed(this, draft -> draft.engine = name);
  }

  /** Must keep this steady state. */
  public Scenario keeping(Steady state) {
    return Draft.changed(this, draft -> draft.steady = state);
  }

  /** Is under this traffic throughout. */
  public Scenario under(Traffic... kinds) {
    return Draft.changed(this, draft -> draft.traffic = joined(traffic, kinds));
  }

  /** Does these things next. */
  public Scenario then(Step... more) {
    return Draft.changed(this, draft -> draft.steps = joined(steps, more));
  }

  /** Does these things instead. */
  public Scenario doing(List<Step> instead) {
    return Draft.changed(this, draft -> draft.steps = instead);
  }

  /** Promises this beyond what the stack's documents promise. */
  public Scenario promising(Promise... more) {
    return Draft.changed(this, draft -> draft.budgets = joined(budgets, more));
  }

  @SafeVarargs
  private static <T> List<T> joined(List<T> before, T... more) {
    List<T> all = new ArrayList<>(before);
    all.addAll(Arrays.asList(more));
    return all;
  }
}
