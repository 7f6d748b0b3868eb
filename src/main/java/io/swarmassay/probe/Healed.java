package io.swarmassay.probe;

import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The swarm is whole: every manager calls every node ready and every manager reachable; no task
 * that was replaced still runs, and no slot runs twice; in every replica every service and every
 * task resolves to the addresses of the tasks that run, to all of them and to no stale one; and
 * each of these addresses answers. N of N running says nothing of this.
 */
public record Healed() implements Probe {
  private static final Duration ANSWER = Duration.ofSeconds(3);

  /**
   * So many replicas look around at once: each knocks at all others, and all of them jam a machine.
   */
  private static final int ABREAST = 9;

  private static final Duration LOOK = Duration.ofSeconds(6);

  @Override
  public String name() {
    return "healed";
  }

  @Override
  public Reading read(Deployment deployment) {
    return Findings.caught(() -> look(deployment));
  }

  private static Reading look(Deployment deployment) {
    Optional<Hosts> hosts = deployment.swarm().hosts();
    if (hosts.isEmpty()) {
      return Reading.unproven("names can be asked for only on a lab");
    }
    List<SwarmNode> nodes = deployment.swarm().nodes();
    if (nodes.isEmpty()) {
      return Reading.unproven("the swarm names no node");
    }
    List<String> ill = ill(deployment, nodes);
    if (!ill.isEmpty()) {
      return Findings.against("", ill);
    }
    Crowd crowd = Crowd.replicas(deployment, Optional.empty());
    if (!crowd.whole()) {
      return crowd.missing();
    }
    List<Replica> tasks = deployment.swarm().replicas(deployment.namespace());
    List<String> extra = Stream.concat(late(tasks), doubled(tasks)).toList();
    if (!extra.isEmpty()) {
      return Findings.against("", extra);
    }
    AddressBook book = AddressBook.of(deployment);
    List<String> faults = new ArrayList<>();
    List<Reading.Lookup> lookups = new ArrayList<>();
    List<Replica> all = crowd.replicas();
    for (int i = 0; i < all.size(); i += ABREAST) {
      List<Replica> some = all.subList(i, Math.min(all.size(), i + ABREAST));
      for (var answer : AtOnce.ask(some, LOOK, r -> ask(hosts.get(), r, book))) {
        Replica replica = answer.question();
        if (!answer.fine()) {
          faults.add(Findings.named(replica.name(), answer.fault()));
        } else {
          var wanted = book.seenBy(replica.taskId());
          lookups.addAll(lookups(replica.name(), wanted, answer.value()));
          compare(replica.name(), wanted, answer.value(), faults);
        }
      }
    }
    String text =
        String.format(
            Locale.ROOT,
            "%d nodes ready; %d look-ups in %d replicas are right and answered",
            nodes.size(),
            lookups.size(),
            crowd.replicas().size());
    Reading reading = faults.isEmpty() ? Reading.healthy(text) : Findings.against("", faults);
    return reading.with(lookups);
  }

  /**
   * Replaced tasks that run on: a node that was cut off brings them back, and for a moment, when
   * its gossip is heard again, their addresses too.
   */
  private static Stream<String> late(List<Replica> tasks) {
    return tasks.stream()
        .filter(task -> task.state().equals("running") && task.wanted().equals("shutdown"))
        .map(task -> task.name() + " on " + task.node() + " was replaced and still runs");
  }

  /** Slots in which two tasks run, and both are meant to: one slot, two lives. */
  private static Stream<String> doubled(List<Replica> tasks) {
    Map<String, List<String>> places =
        tasks.stream()
            .filter(Replica::running)
            .collect(
                Collectors.groupingBy(
                    Replica::name,
                    TreeMap::new,
                    Collectors.mapping(Replica::node, Collectors.toList())));
    return places.entrySet().stream()
        .filter(slot -> slot.getValue().size() > 1)
        .map(
            slot ->
                slot.getKey() + " runs " + slot.getValue().size() + " times: " + slot.getValue());
  }

  /** As each manager sees them: one that was cut off may still tell old news. */
  private static List<String> ill(Deployment deployment, List<SwarmNode> nodes) {
    List<String> managers =
        nodes.stream()
            .filter(node -> node.role() == SwarmNode.Role.MANAGER)
            .map(SwarmNode::name)
            .toList();
    List<String> ill = new ArrayList<>();
    nodes.stream()
        .filter(node -> !node.healthy())
        .forEach(n -> ill.add((n.name() + " is " + n.state() + " " + n.reachability()).strip()));
    for (var answer :
        AtOnce.ask(managers, ANSWER, m -> EngineQueries.nodes(deployment.swarm(), m))) {
      String who = answer.question();
      if (!answer.fine()) {
        ill.add(Findings.named(who, answer.fault()));
        continue;
      }
      answer.value().stream()
          .filter(state -> !state.endsWith(" ready reachable") && !state.endsWith(" ready "))
          .forEach(state -> ill.add(who + " sees " + state.strip()));
    }
    return ill;
  }

  private static Resolver ask(Hosts hosts, Replica replica, AddressBook book) {
    Map<String, Set<Set<String>>> wanted = book.seenBy(replica.taskId());
    Set<String> knocks = new TreeSet<>();
    wanted.values().stream().flatMap(Collection::stream).forEach(knocks::addAll);
    return Resolver.of(hosts, replica, wanted.keySet(), knocks);
  }

  /** A name on several overlays may be answered from any: the one that fits is the truth then. */
  private static List<Reading.Lookup> lookups(
      String who, Map<String, Set<Set<String>>> wanted, Resolver said) {
    List<Reading.Lookup> lookups = new ArrayList<>();
    said.addresses()
        .forEach(
            (name, found) -> {
              Set<Set<String>> either = wanted.get(name);
              Set<String> truth = either.contains(found) ? found : either.iterator().next();
              lookups.add(new Reading.Lookup(who, name, List.copyOf(found), List.copyOf(truth)));
            });
    return lookups;
  }

  private static void compare(
      String who, Map<String, Set<Set<String>>> wanted, Resolver said, List<String> faults) {
    if (wanted.isEmpty()) {
      faults.add(who + ": swarm does not know its addresses yet");
    }
    wanted.forEach((name, either) -> compareName(who, name, either, said, faults));
    wanted.values().stream()
        .flatMap(Set::stream)
        .flatMap(Set::stream)
        .filter(address -> !said.reached().contains(address))
        .forEach(address -> faults.add(who + ": " + unreached(address, said)));
  }

  private static void compareName(
      String who, String name, Set<Set<String>> either, Resolver said, List<String> faults) {
    Set<String> found = said.addresses().get(name);
    if (found == null) {
      faults.add(who + ": " + silence("its name server about " + name));
    } else if (!either.contains(found)) {
      String right = String.join(" or ", either.stream().map(Set::toString).toList());
      faults.add(who + ": " + name + " resolves to " + found + ", not to " + right);
    }
  }

  private static String unreached(String address, Resolver said) {
    return said.unreachable().contains(address) ? address + " cannot be reached" : silence(address);
  }

  private static String silence(String whom) {
    return "no answer from " + whom + " within " + Resolver.PATIENCE.toMillis() + " ms";
  }
}
