package io.swarmassay.fault.node;

import io.swarmassay.fault.Effects;
import io.swarmassay.fault.Fault;
import io.swarmassay.fault.NodeAccess;
import io.swarmassay.swarm.Output;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.SwarmNode;
import java.time.Duration;

/**
 * A manager that is gone for good: its power, and what its disk knew of swarm, networks and
 * containers; images stay. The cure puts a new machine of the same name in its place.
 */
final class LostMachine extends EngineHarm {
  private static final Duration STARTED = Duration.ofSeconds(20);

  /** Only below a folder that is an engine's, as its own command line says. */
  private static final String FORGET =
      EACH
          + " pid=${p#/proc/}; done;"
          + " [ \"$pid\" ] && root=$(tr '\\0' '\\n' < /proc/$pid/cmdline"
          + " | sed -n '/^--data-root$/{n;p}') && [ -d \"$root/swarm\" ] && kill -9 $pid"
          + " && while kill -0 $pid 2> /dev/null; do :; done"
          + " && rm -rf \"$root/swarm\" \"$root/network\" \"$root/containers\"";

  private final PowerOff.Dark dark;
  private final SwarmNode node;
  private final String survivor;

  LostMachine(NodeAccess terrain, SwarmNode node, String survivor) {
    super(terrain, node.name());
    this.dark = new PowerOff.Dark(terrain, node.name());
    this.node = node;
    this.survivor = survivor;
  }

  @Override
  public Fault.Proof before() {
    return dark.before();
  }

  @Override
  public void on() {
    Output output = terrain().inNode(node(), FORGET);
    if (!output.ok()) {
      throw new SwarmException(0, node() + " keeps its disk: " + output.err().strip());
    }
    dark.on();
  }

  @Override
  public void off() {
    dark.off();
    if (!Effects.within(STARTED, () -> super.gone().holds())) {
      throw new SwarmException(0, super.gone().text() + " in its new machine");
    }
    if (state().equals("inactive")) {
      Joining joining = new Joining(terrain().swarm(), survivor);
      joining.forget(node);
      joining.join(node);
    }
  }

  @Override
  public Fault.Proof bites() {
    return dark.bites();
  }

  @Override
  public Fault.Proof gone() {
    String state = state();
    return new Fault.Proof(state.equals("active"), node() + "'s place in the swarm: " + state);
  }

  private String state() {
    return new NodeSpecs(terrain().swarm())
        .ask(node(), "/info")
        .at("/Swarm/LocalNodeState")
        .asText();
  }

  @Override
  public String undo() {
    return dark.undo() + ", then on " + survivor + " what docker swarm join-token manager says";
  }
}
