package io.swarmassay.stack.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.stack.file.Subnets;
import io.swarmassay.swarm.Await;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.Seen;
import io.swarmassay.swarm.Subnet;
import io.swarmassay.swarm.Swarm;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * Whether new networks got their subnets. Two deployments may ask for one subnet at the same time;
 * swarm accepts both and allocates it to one of them. The other would get it once the first is
 * removed, when nodes may still have it in use and reject its tasks.
 */
final class SubnetRace {
  /** How long swarm may take to allocate; some milliseconds, unless the machine is busy. */
  private static final Duration ALLOCATION = Duration.ofSeconds(15);

  private final String namespace;
  private final List<Subnet> wanted;
  private final Duration within;

  private SubnetRace(String namespace, List<Subnet> wanted, Duration within) {
    this.namespace = namespace;
    this.wanted = wanted;
    this.within = within;
  }

  /**
   * @param blueprint whose networks were just created
   */
  static SubnetRace of(Blueprint blueprint) {
    return of(blueprint, ALLOCATION);
  }

  static SubnetRace of(Blueprint blueprint, Duration within) {
    return new SubnetRace(blueprint.namespace(), Subnets.wanted(blueprint), within);
  }

  /** How it ended. */
  enum End {
    /** Ours, or kept back for another reason, as of two networks of one file that overlap. */
    WON,
    /** Somebody else was faster. */
    LOST,
    /** Swarm has not said so far: its nodes may reject the tasks later. */
    UNKNOWN
  }

  /** Waits until swarm has said who got the subnets, and no longer than it may. */
  End end(Swarm swarm) {
    if (wanted.isEmpty()) {
      return End.WON;
    }
    try (Await await = Await.on(swarm)) {
      return await
          .look(within, () -> lost(Answers.networks(swarm)))
          .value()
          .map(lost -> lost ? End.LOST : End.WON)
          .orElse(End.UNKNOWN);
    }
  }

  /** What is said of {@link End#UNKNOWN}. */
  String remark() {
    return String.format(
        Locale.ROOT,
        "swarm did not say within %d ms whether %s is allocated: if another deployment has it,"
            + " nodes reject tasks",
        within.toMillis(),
        wanted);
  }

  private Seen<Boolean> lost(JsonNode networks) {
    List<Subnet> own = allocated(networks, true);
    List<Subnet> theirs = allocated(networks, false);
    List<Subnet> open = wanted.stream().filter(subnet -> !own.contains(subnet)).toList();
    if (open.stream().anyMatch(subnet -> theirs.stream().anyMatch(subnet::overlaps))) {
      return Seen.there(true);
    }
    return open.stream().allMatch(subnet -> own.stream().anyMatch(subnet::overlaps))
        ? Seen.there(false)
        : Seen.notYet(open + " not allocated");
  }

  private List<Subnet> allocated(JsonNode networks, boolean ours) {
    return StreamSupport.stream(networks.spliterator(), false)
        .filter(network -> ours == owner(network).equals(namespace))
        .flatMap(network -> Subnets.allocated(network).stream())
        .toList();
  }

  private static String owner(JsonNode network) {
    return network.path("Labels").path(Blueprint.LABEL).asText("");
  }
}
