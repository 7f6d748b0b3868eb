package io.swarmassay.fault.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Fault.Proof;
import io.swarmassay.fault.Harm;
import io.swarmassay.fault.HarmBlow;
import io.swarmassay.fault.ReplicaAccess;
import io.swarmassay.fault.Sign;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Orders something else of one service. Proven by what swarm did since: the service's version went
 * on, and an update was begun that was not there before, or a task was made.
 */
final class OrderHarm implements Harm {
  /** Swarm takes an order within a second; its first task needs a node that looks for an image. */
  private static final Duration EFFECT = Duration.ofSeconds(60);

  private final ServiceSpec order;
  private final List<ReplicaAccess> victims;
  private final Kind kind;
  private ObjectNode before;
  private Since since;

  private OrderHarm(ServiceSpec order, List<ReplicaAccess> victims, Kind kind) {
    this.order = order;
    this.victims = victims;
    this.kind = kind;
  }

  /**
   * What is ordered.
   *
   * @param change the change of the service's specification
   * @param sign measures whether it bites, by what came since the strike
   * @param over whether it came to its end
   */
  record Kind(
      Consumer<ObjectNode> change, Function<Since, Sign> sign, Function<Since, Sign> over) {}

  /** One harm for each service that has victims. */
  static List<OrderHarm> each(Deployment deployment, List<Replica> victims, Kind kind) {
    return victims.stream()
        .map(Replica::service)
        .distinct()
        .map(
            service ->
                new OrderHarm(
                    new ServiceSpec(deployment, service),
                    patients(deployment, victims, service).toList(),
                    kind))
        .toList();
  }

  private static Stream<ReplicaAccess> patients(
      Deployment deployment, List<Replica> victims, String service) {
    return ReplicaAccess.each(deployment, victims)
        .filter(patient -> patient.replica().service().equals(service));
  }

  /** The cure puts the old order back, where swarm did not. */
  static Fault.Blow held(Deployment deployment, List<Replica> victims, Kind kind) {
    return new HarmBlow(each(deployment, victims, kind), EFFECT);
  }

  /** Nothing has to be put back. */
  static Fault.Blow oneWay(Deployment deployment, List<Replica> victims, Kind kind) {
    return HarmBlow.oneWay(each(deployment, victims, kind), EFFECT);
  }

  /** An update that is still under way is no obstacle: swarm begins another one for our order. */
  @Override
  public Proof before() {
    victims.forEach(ReplicaAccess::requireStillThere);
    since = Since.now(order);
    before = order.spec();
    ObjectNode changed = before.deepCopy();
    kind.change().accept(changed);
    boolean other = !changed.equals(before);
    return proof(new Sign(other, other ? "is ordered otherwise" : "is ordered so already"));
  }

  @Override
  public void on() {
    order.change(kind.change());
  }

  @Override
  public void off() {
    if (before != null && !restored()) {
      order.change(now -> now.removeAll().setAll(before));
    }
  }

  /** Swarm's own roll-back restores what is run, and that is what counts. */
  private boolean restored() {
    String task = "/TaskTemplate/ContainerSpec";
    return order.spec().at(task).equals(before.at(task));
  }

  @Override
  public Proof bites() {
    return proof(kind.sign().apply(struck()));
  }

  @Override
  public Proof over() {
    return proof(kind.over().apply(struck()));
  }

  private Since struck() {
    if (since == null) {
      throw new SwarmException(0, order.fullName() + " was not looked at before");
    }
    return since;
  }

  private Proof proof(Sign sign) {
    return new Proof(sign.shows(), order.service() + ": " + sign.text());
  }

  /** What was ordered before is ordered again, and as many of it run as are wanted. */
  @Override
  public Proof gone() {
    boolean so = before == null || restored();
    int wanted = order.deployment().desired().getOrDefault(order.service(), 0);
    int running = order.deployment().running(order.service()).size();
    String text = so ? "as ordered before" : "still ordered otherwise";
    return proof(
        new Sign(
            so && running == wanted,
            text + String.format(Locale.ROOT, ", %d of %d run", running, wanted)));
  }

  @Override
  public String undo() {
    return "on a manager, docker service rollback " + order.fullName();
  }
}
