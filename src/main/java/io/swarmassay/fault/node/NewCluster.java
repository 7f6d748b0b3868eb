package io.swarmassay.fault.node;

import io.swarmassay.fault.Effects;
import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Harm;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.SwarmNode;
import java.time.Duration;
import java.util.Locale;

/**
 * The survivor of a quorum that is lost for good: undone by making it a cluster of its own. An
 * engine that led is asked in vain for a while: it takes under a second right after the loss, 15 s
 * once it has noticed, and goes on when the one who asked has stopped waiting.
 */
record NewCluster(Swarm swarm, SwarmNode survivor, Harm mute) implements Harm {
  private static final Duration MADE = Duration.ofSeconds(60);

  @Override
  public void on() {
    mute.on();
  }

  @Override
  public void off() {
    if (mute.before().holds()) {
      return;
    }
    String body =
        "{\"ForceNewCluster\":true,\"ListenAddr\":\"%1$s:2377\",\"AdvertiseAddr\":\"%1$s\"}";
    String[] last = {"no answer"};
    try {
      swarm.call(
          survivor.name(),
          "POST",
          "/swarm/init",
          String.format(Locale.ROOT, body, survivor.address()));
    } catch (SwarmException slow) {
      last[0] = slow.getMessage();
    }
    if (!Effects.within(MADE, () -> mute.before().holds())) {
      throw new SwarmException(0, survivor.name() + " made no new cluster: " + last[0]);
    }
  }

  @Override
  public Fault.Proof bites() {
    return mute.bites();
  }

  @Override
  public Fault.Proof gone() {
    return mute.before();
  }

  @Override
  public Fault.Proof before() {
    return mute.before();
  }

  @Override
  public String undo() {
    return "on "
        + survivor.name()
        + " docker swarm init --force-new-cluster --advertise-addr "
        + survivor.address();
  }
}
