package io.swarmassay.verdict.index;

import io.swarmassay.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What users try to reach: replicas, when messages and pings are meant for just those; services,
 * when any replica will do. A request that reached no replica at all was meant for the service.
 */
final class Targets {
  private final List<String> names = new ArrayList<>();
  private final int[] target;

  private Targets(int receivers) {
    target = new int[receivers];
  }

  static Targets of(Operations operations) {
    List<String> receivers =
        IntStream.range(0, operations.receivers()).mapToObj(operations::receiverName).toList();
    boolean any = operations.kind() == Operation.HTTP || operations.kind() == Operation.ROW;
    Targets targets = new Targets(receivers.size());
    for (int receiver = 0; receiver < receivers.size(); receiver++) {
      String name = receivers.get(receiver);
      targets.put(receiver, any ? service(name, receivers) : name);
    }
    return targets;
  }

  private static String service(String name, List<String> all) {
    boolean itself = all.stream().anyMatch(other -> other.startsWith(name + "."));
    int dot = name.lastIndexOf('.');
    return itself || dot < 0 ? name : name.substring(0, dot);
  }

  private void put(int receiver, String name) {
    if (!names.contains(name)) {
      names.add(name);
    }
    target[receiver] = names.indexOf(name);
  }

  int count() {
    return names.size();
  }

  String name(int number) {
    return names.get(number);
  }

  /** The target to which a receiver belongs. */
  int of(int receiver) {
    return target[receiver];
  }
}
