package io.swarmassay.fault;

import io.swarmassay.beam.Beam;
import io.swarmassay.beam.BeamException;
import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.Script;
import io.swarmassay.beam.Term;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The Erlang node in a replica. Looked up once, before the strike: some faults hide it, and the
 * observer's open connection is then the only way in.
 */
public final class Erlang {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Duration GLANCE = Duration.ofSeconds(2);

  private final ReplicaAccess patient;
  private BeamNode node;

  /** The Erlang node in that replica. */
  public Erlang(ReplicaAccess patient) {
    this.patient = patient;
  }

  /** The node; throws when the replica runs none that answers. */
  public BeamNode node() {
    if (node == null) {
      List<BeamNode> nodes = beam().nodes(patient.replica(), GLANCE);
      if (nodes.isEmpty()) {
        throw new BeamException(patient.name() + ": no node is registered with its EPMD");
      }
      node = nodes.get(0);
    }
    return node;
  }

  /** The Erlang nodes of the other running replicas. */
  public List<BeamNode> peers() {
    return patient.deployment().running(patient.replica().service()).stream()
        .filter(other -> !other.containerId().equals(patient.replica().containerId()))
        .flatMap(other -> beam().nodes(other, GLANCE).stream())
        .toList();
  }

  /** Whether a process of ours is registered under this name. */
  public boolean registered(String name) {
    return call("erlang", "whereis", Term.atom(name)) instanceof Term.Pid;
  }

  /** What a function of the replica's node answers. */
  public Term call(String module, String function, Term... arguments) {
    return call(node(), module, function, arguments);
  }

  /** What a function of that node answers. */
  public Term call(BeamNode on, String module, String function, Term... arguments) {
    return beam().call(on, module, function, List.of(arguments), DEADLINE);
  }

  /** What the expressions of a file of this package answer on the replica's node. */
  public Term run(String script, Map<String, Term> bindings) {
    return beam().evaluate(node(), Script.of(Erlang.class, script), bindings, DEADLINE);
  }

  private Beam beam() {
    return patient.deployment().beam();
  }
}
