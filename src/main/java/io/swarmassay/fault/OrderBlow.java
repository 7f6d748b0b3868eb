package io.swarmassay.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Orders something else of services; the cure is the order as it was before. */
final class OrderBlow implements Fault.Blow {
  private static final Duration EFFECT = Duration.ofSeconds(60);

  private final Map<Order, Function<Order, Sign>> signs = new LinkedHashMap<>();
  private final Map<Order, ObjectNode> before = new LinkedHashMap<>();
  private final List<Patient> victims;
  private final Consumer<ObjectNode> change;
  private final boolean back;

  /**
   * An order.
   *
   * @param sign measures, on a service, whether the order bites
   * @param back whether the cure puts the old order back, where swarm did not
   */
  OrderBlow(
      Deployment deployment,
      List<Replica> victims,
      Consumer<ObjectNode> change,
      Function<Order, Sign> sign,
      boolean back) {
    this.victims = victims.stream().map(v -> new Patient(deployment, v, victims)).toList();
    this.change = change;
    this.back = back;
    victims.stream()
        .map(Replica::service)
        .distinct()
        .forEach(service -> signs.put(new Order(deployment, service), sign));
  }

  @Override
  public Remedy remedy() {
    if (!back) {
      return Remedy.NONE;
    }
    return new Remedy() {
      @Override
      public String description() {
        return signs.keySet().stream()
            .map(order -> "on a manager, docker service rollback " + order.fullName())
            .collect(Collectors.joining("; "));
      }

      @Override
      public void cure() {
        before.forEach(OrderBlow::restore);
      }
    };
  }

  private static void restore(Order order, ObjectNode spec) {
    if (!same(order.spec(), spec)) {
      order.change(now -> now.removeAll().setAll(spec));
    }
  }

  /** Swarm's own roll-back restores what is run, and that is what counts. */
  private static boolean same(ObjectNode one, ObjectNode other) {
    String task = "/TaskTemplate/ContainerSpec";
    return one.at(task).equals(other.at(task));
  }

  @Override
  public void strike() {
    victims.forEach(Patient::requireStillThere);
    for (Order order : signs.keySet()) {
      before.put(order, order.spec());
      order.change(change);
    }
  }

  @Override
  public Fault.Proof bites() {
    return proof((order, sign) -> sign.apply(order));
  }

  @Override
  public Fault.Proof gone() {
    return proof((order, sign) -> restored(order));
  }

  /** What was ordered before is ordered again, and as many of it run as are wanted. */
  private Sign restored(Order order) {
    boolean so = !before.containsKey(order) || same(order.spec(), before.get(order));
    int wanted = order.deployment().desired().getOrDefault(order.service(), 0);
    int running = order.deployment().running(order.service()).size();
    return new Sign(
        so && running == wanted,
        (so ? "as ordered before" : "still ordered otherwise")
            + ", %d of %d run".formatted(running, wanted));
  }

  private interface Look {
    Sign at(Order order, Function<Order, Sign> sign);
  }

  private Fault.Proof proof(Look look) {
    AtomicReference<String> texts = new AtomicReference<>("");
    boolean holds =
        Effects.within(
            EFFECT,
            () -> {
              Map<String, Sign> seen = new LinkedHashMap<>();
              signs.forEach((order, sign) -> seen.put(order.service(), look.at(order, sign)));
              texts.set(
                  seen.entrySet().stream()
                      .map(entry -> entry.getKey() + ": " + entry.getValue().text())
                      .collect(Collectors.joining("; ")));
              return seen.values().stream().allMatch(Sign::shows);
            });
    return new Fault.Proof(holds, texts.get());
  }
}
