package io.swarmassay.run;

import io.swarmassay.fault.Target;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.SwarmNode;
import io.swarmassay.swarm.Victim;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Resolves symbolic targets. Candidates are sorted by slot or node name, never by id, before
 * anything is drawn: the same seed gives the same victims in the same order.
 */
final class Victims {
  private final Cast cast;
  private final RandomGenerator random;

  Victims(Deployment deployment, RandomGenerator random) {
    this(Cast.of(deployment), random);
  }

  Victims(Cast cast, RandomGenerator random) {
    this.cast = cast;
    this.random = random;
  }

  /** Whom the target means now; throws when there are not enough candidates. */
  List<Victim> resolve(Target target) {
    if (target instanceof Target.One one) {
      return draw(running(one.service()), 1, target);
    }
    if (target instanceof Target.Some some) {
      return draw(running(some.service()), some.count(), target);
    }
    if (target instanceof Target.Share share) {
      List<Replica> running = running(share.service());
      return draw(running, Math.max(1, share.count(running.size())), target);
    }
    if (target instanceof Target.All all) {
      return List.copyOf(require(running(all.service()), 1, target));
    }
    if (target instanceof Target.Slot slot) {
      return List.of(slot(slot.service(), slot.slot()));
    }
    if (target instanceof Target.NodeOf nodeOf) {
      return List.of(node(slot(nodeOf.service(), nodeOf.slot()).node()));
    }
    return nodes((Target.Nodes) target);
  }

  private List<Replica> running(String service) {
    return cast.running(service).stream()
        .sorted(Comparator.comparingInt(Replica::slot).thenComparing(Replica::node))
        .toList();
  }

  private Replica slot(String service, int slot) {
    return running(service).stream()
        .filter(replica -> replica.slot() == slot)
        .findFirst()
        .orElseThrow(() -> new SwarmException(0, service + "." + slot + " does not run"));
  }

  private SwarmNode node(String name) {
    return cast.nodes().stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new SwarmException(0, "there is no node " + name));
  }

  private List<Victim> nodes(Target.Nodes target) {
    List<SwarmNode> all = cast.nodes();
    int minority = (all.size() - 1) / 2;
    return switch (target.rule()) {
      case LEADER -> List.copyOf(require(filter(all, SwarmNode::leader), 1, target));
      case FOLLOWER ->
          draw(filter(all, n -> n.role() == SwarmNode.Role.MANAGER && !n.leader()), 1, target);
      case WORKER -> draw(filter(all, n -> n.role() == SwarmNode.Role.WORKER), 1, target);
      case MINORITY -> draw(all, Math.max(1, minority), target);
      case MAJORITY -> draw(all, all.size() / 2 + 1, target);
      case ALL -> List.copyOf(all);
      case NAMED -> target.names().stream().<Victim>map(this::node).toList();
    };
  }

  private static List<SwarmNode> filter(
      List<SwarmNode> all, java.util.function.Predicate<SwarmNode> wanted) {
    return all.stream().filter(wanted).toList();
  }

  private List<Victim> draw(List<? extends Victim> candidates, int count, Target target) {
    List<Victim> left = new ArrayList<>(require(candidates, count, target));
    List<Victim> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawn.add(left.remove(random.nextInt(left.size())));
    }
    drawn.sort(Comparator.comparing(Victim::name));
    return drawn;
  }

  private static <T> List<T> require(List<T> candidates, int count, Target target) {
    if (candidates.size() < count) {
      throw new SwarmException(
          0, "target '" + target.text() + "' needs " + count + ", there are " + candidates.size());
    }
    return candidates;
  }
}
