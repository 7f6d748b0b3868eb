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
  public String title = "";
  public String stack = "";
  public Scenario.Tier tier = Scenario.Tier.VERIFY;
  public int nodes = 3;
  public OptionalInt managers = OptionalInt.empty();
  public OptionalLong seed = OptionalLong.empty();
  public Map<String, String> swarm = Map.of();
  public String engine = "";
  public Steady steady = Steady.steady();
  public List<Traffic> traffic = List.of();
  public List<Step> steps = List.of();
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
