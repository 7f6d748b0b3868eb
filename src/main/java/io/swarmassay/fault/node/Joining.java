package io.swarmassay.fault.node;

import io.swarmassay.fault.Effects;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.SwarmNode;
import java.time.Duration;
import java.util.Locale;

/** How a node that has left comes back: the old entry is removed, then it joins anew. */
final class Joining {
  private static final Duration REMOVED = Duration.ofSeconds(20);

  private final Swarm swarm;
  private final NodeSpecs wish;
  private final String manager;

  Joining(Swarm swarm, String manager) {
    this.swarm = swarm;
    this.wish = new NodeSpecs(swarm);
    this.manager = manager;
  }

  /** Removes the entry under its old identity; a manager must be a worker before. */
  void forget(SwarmNode node) {
    String[] last = {""};
    boolean gone = Effects.within(REMOVED, () -> removed(node, last));
    if (!gone) {
      throw new SwarmException(0, "entry of " + node.name() + " cannot be removed: " + last[0]);
    }
  }

  private boolean removed(SwarmNode node, String[] last) {
    try {
      if (swarm.nodes().stream().noneMatch(each -> each.id().equals(node.id()))) {
        return true;
      }
      if (node.role() == SwarmNode.Role.MANAGER) {
        demote(node);
      }
      swarm.call(manager, "DELETE", "/nodes/" + node.id() + "?force=true", "");
      return true;
    } catch (SwarmException notYet) {
      last[0] = notYet.getMessage();
      return notYet.status() == 404;
    }
  }

  /** One that a new cluster does not count among its managers any more need not be demoted. */
  private void demote(SwarmNode node) {
    try {
      wish.set(manager, node.id(), "Role", "worker");
    } catch (SwarmException refused) {
      if (!String.valueOf(refused.getMessage()).contains("raft memberlist")) {
        throw refused;
      }
    }
  }

  /** Joins in its old role. */
  void join(SwarmNode node) {
    String role = node.role() == SwarmNode.Role.MANAGER ? "Manager" : "Worker";
    String token = wish.ask(manager, "/swarm").at("/JoinTokens/" + role).asText();
    String remote = wish.ask(manager, "/info").at("/Swarm/NodeAddr").asText();
    String body =
        "{\"ListenAddr\":\"%1$s:2377\",\"AdvertiseAddr\":\"%1$s\",\"RemoteAddrs\":[\"%2$s:2377\"],"
            + "\"JoinToken\":\"%3$s\"}";
    try {
      swarm.call(
          node.name(),
          "POST",
          "/swarm/join",
          String.format(Locale.ROOT, body, node.address(), remote, token));
    } catch (SwarmException slow) {
      if (!String.valueOf(slow.getMessage()).contains("continue in the background")) {
        throw slow;
      }
    }
  }
}
