package io.swarmassay.probe;

import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The shape of most probes: each replica is asked the same question, all at once. A service with
 * fewer replicas than wanted is unhealthy; where none is wanted, nothing is proven.
 */
public final class EachReplica {
  private EachReplica() {}

  /** What one replica is asked. */
  @FunctionalInterface
  public interface Question {
    /**
     * What is wrong with the replica, in few words each; empty when nothing is.
     *
     * @throws IOException when it answered otherwise, or not at all: a fault of the replica too
     */
    List<String> faults(Replica replica) throws IOException;
  }

  /**
   * Asks them.
   *
   * @param service one service; empty for each of the stack
   * @param question answered within 2.5 s; an exception other than those of input and output, of
   *     the swarm and {@link Finding} is an error of the probe, and no fault of the replica
   * @param well what to say when nothing is wrong, with numbers
   */
  public static Reading ask(
      Deployment deployment,
      Optional<String> service,
      Question question,
      IntFunction<String> well) {
    return Findings.caught(() -> look(Crowd.replicas(deployment, service), question, well));
  }

  private static Reading look(Crowd crowd, Question question, IntFunction<String> well) {
    if (!crowd.whole()) {
      return crowd.missing();
    }
    List<String> faults = new ArrayList<>();
    for (var answer : AtOnce.ask(crowd.replicas(), Crowd.ANSWER, r -> asked(question, r))) {
      String replica = answer.question().name();
      List<String> against = answer.fine() ? answer.value() : List.of(answer.fault());
      against.forEach(fault -> faults.add(Findings.named(replica, fault)));
    }
    return faults.isEmpty()
        ? Reading.healthy(well.apply(crowd.replicas().size()))
        : Findings.against("", faults);
  }

  private static List<String> asked(Question question, Replica replica) {
    try {
      return question.faults(replica);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken.getMessage(), broken);
    }
  }
}
