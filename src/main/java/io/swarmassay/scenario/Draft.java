package io.swarmassay.scenario;

import io.swarmassay.history.Promise;
import io.swarmassay.traffic.Traffic;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A scenario while it is being put together. */
public final class Draft {
  /** As in {@link Scenario}. */
  public String title = "";

  /** As in {@link Scenario}. */
  public String stack = "";

  /** As in {@link Scenario}. */
  public Scenario.Tier tier = Scenario.Tier.VERIFY;

  /** As in {@link Scenario}. */
  public int nodes = 3;

  /** As in {@link Scenario}; empty for as many as fit the nodes. */
  public OptionalInt managers = OptionalInt.empty();

  /** As in {@link Scenario}; empty for a fresh one. */
  public OptionalLong seed = OptionalLong.empty();

  /** As in {@link Scenario}. */
  public Map<String, String> swarm = Map.of();

  /** As in {@link Scenario}. */
  public String engine = "";

  /** As in {@link Scenario}. */
  public Steady steady = Steady.steady();

  /** As in {@link Scenario}. */
  public List<Traffic> traffic = List.of();

  /** As in {@link Scenario}. */
  public List<Step> steps = List.of();

  /** As in {@link Scenario}. */
  public List<Promise> budgets = List.of();

  /** The value with some parts changed. */
  static Scenario changed(Scenario from, Consumer<Draft> change) {
    Draft draft = new Draft();
    draft.title = from.title();
    draft.stack = from.stack();
    draft.tier = from.tier();
    draft.nodes = from.nodes();
    draft.managers = OptionalInt.of(from.managers());
    draft.seed = from.seed();
    draft.swarm = from.swarm();
    draft.engine = from.engine();
    draft.steady = from.steady();
    draft.traffic = from.traffic();
    draft.steps = from.steps();
    draft.budgets = from.budgets();
    change.accept(draft);
    return draft.scenario();
  }

  /** The scenario it has become. */
  public Scenario scenario() {
    return new Scenario(
        title,
        stack,
        tier,
        nodes,
        managers.orElse(nodes < 3 ? 1 : 3),
        seed,
        swarm,
        engine,
        steady,
        traffic,
        steps,
        budgets);
  }
}
