package io.swarmassay.stack.deploy;

import io.swarmassay.beam.Beam;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.stack.file.Assay;
import io.swarmassay.stack.file.StackFile;
import io.swarmassay.stack.file.Subnets;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.SwarmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Deploys stacks under names and subnets of their own, so that runs side by side never collide. */
public final class Deployer {
  /** The longest name swarm allows a service. */
  private static final int LONGEST = 63;

  private static final int LETTERS = 4;
  private static final int TRIES = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Deployer() {}

  /**
   * A deployment under a fresh name: the stack's with four random letters behind it. Returns as
   * soon as everything is created; {@link Convergence#await} waits for it to run. Where somebody
   * else has a subnet, the next free one is taken instead, and {@link Deployment#remarks} says so.
   *
   * @param beams opens the observer when it is first asked for; not called on a stack without
   *     Erlang nodes
   * @throws SwarmException when the swarm refuses something, for example a published port that is
   *     taken; nothing is left behind then
   */
  public static Deployment deploy(
      Swarm swarm, Stack stack, StackFile file, Function<Assay.ErlangNodes, Beam> beams) {
    return deploy(swarm, stack, file, beams, UnaryOperator.identity());
  }

  /**
   * As {@link #deploy(Swarm, Stack, StackFile, Function)}, with something deployed along.
   *
   * @param equipped changes what is asked of the swarm
   */
  public static Deployment deploy(
      Swarm swarm,
      Stack stack,
      StackFile file,
      Function<Assay.ErlangNodes, Beam> beams,
      UnaryOperator<Blueprint> equipped) {
    String namespace = freshName(stack, file);
    return deploy(swarm, stack, file, beams, equipped.apply(file.blueprint(namespace)));
  }

  /**
   * As {@link #deploy(Swarm, Stack, StackFile, Function)}, under a given name, which must be free.
   */
  public static Deployment deploy(
      Swarm swarm,
      Stack stack,
      StackFile file,
      Function<Assay.ErlangNodes, Beam> beams,
      String namespace) {
    return deploy(swarm, stack, file, beams, file.blueprint(namespace));
  }

  private static Deployment deploy(
      Swarm swarm,
      Stack stack,
      StackFile file,
      Function<Assay.ErlangNodes, Beam> beams,
      Blueprint blueprint) {
    String namespace = blueprint.namespace();
    if (!swarm.desired(namespace).isEmpty()) {
      throw new SwarmException(409, "a deployment named " + namespace + " exists already");
    }
    List<String> remarks;
    try {
      remarks = create(swarm, blueprint);
    } catch (RuntimeException failed) {
      removeAfter(failed, swarm, namespace);
      throw failed;
    }
    Optional<Assay.ErlangNodes> nodes = file.assay().beam().map(all -> all.in(blueprint));
    return new LiveDeployment(stack, file, swarm, namespace, nodes, beams, remarks);
  }

  /** Networks first: only once they have their subnets is anything put on them. */
  private static List<String> create(Swarm swarm, Blueprint wanted) {
    String namespace = wanted.namespace();
    List<String> remarks = List.of();
    for (int tries = 1; !wanted.networks().isEmpty(); tries++) {
      Subnets subnets = new Subnets(Answers.networksByNode(swarm));
      Blueprint moved = subnets.moved(wanted);
      remarks = new ArrayList<>(subnets.remarks());
      swarm.deploy(new Blueprint(namespace, moved.networks(), List.of(), List.of(), List.of()));
      SubnetRace race = SubnetRace.of(moved);
      SubnetRace.End end = race.end(swarm);
      if (end == SubnetRace.End.UNKNOWN) {
        remarks.add(race.remark());
      }
      if (end != SubnetRace.End.LOST) {
        break;
      }
      if (tries == TRIES) {
        throw new SwarmException(409, "others took the subnets of " + namespace + " each time");
      }
      swarm.remove(namespace);
    }
    swarm.deploy(
        new Blueprint(namespace, List.of(), wanted.secrets(), wanted.configs(), wanted.services()));
    return remarks;
  }

  private static void removeAfter(RuntimeException failed, Swarm swarm, String namespace) {
    try {
      swarm.remove(namespace);
    } catch (SwarmException second) {
      failed.addSuppressed(second);
    }
  }

  private static String freshName(Stack stack, StackFile file) {
    int service = file.longestName();
    String name = stack.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    int room = Math.max(1, LONGEST - service - LETTERS - 2);
    StringBuilder fresh = new StringBuilder(name.substring(0, Math.min(room, name.length())));
    fresh.append('-');
    RANDOM.ints(LETTERS, 'a', 'z' + 1).forEach(letter -> fresh.append((char) letter));
    return fresh.toString();
  }
}
