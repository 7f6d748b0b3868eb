package io.swarmassay.probe;

import io.swarmassay.history.Metric;
import io.swarmassay.probe.Reading.Measure;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Memory of each replica's container, page cache left out. Judges nothing but that it can be read:
 * limits are budgets.
 *
 * @param service one service; empty for each of the stack
 */
public record Memory(Optional<String> service) implements Probe {
  private static final double MIB = 1024.0 * 1024.0;

  /** Of every replica of the stack. */
  public Memory() {
    this(Optional.empty());
  }

  /** Of every replica of the stack. */
  public static Memory memory() {
    return new Memory();
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public Reading read(Deployment deployment) {
    return Findings.caught(() -> weigh(deployment, Crowd.replicas(deployment, service)));
  }

  private static Reading weigh(Deployment deployment, Crowd crowd) {
    if (!crowd.whole()) {
      return crowd.missing();
    }
    List<AtOnce.Answer<Replica, Long>> answers =
        AtOnce.ask(crowd.replicas(), Crowd.ANSWER, deployment.swarm()::memory);
    List<String> faults =
        answers.stream()
            .filter(answer -> !answer.fine())
            .map(answer -> Findings.named(answer.question().name(), answer.fault()))
            .toList();
    if (!faults.isEmpty()) {
      return Findings.against("", faults);
    }
    if (answers.stream().anyMatch(answer -> answer.value() <= 0)) {
      return Reading.unproven("a container with no memory in use: nothing was measured");
    }
    var most = answers.stream().max(Comparator.comparing(AtOnce.Answer::value)).orElseThrow();
    return Reading.healthy(
        String.format(
            Locale.ROOT,
            "%d replicas, the largest %s with %.1f MiB",
            answers.size(),
            most.question().name(),
            most.value() / MIB),
        answers.stream().map(Memory::measure).toList());
  }

  private static Measure measure(AtOnce.Answer<Replica, Long> answer) {
    return new Measure(Metric.MEMORY.label(), answer.question().name(), answer.value());
  }
}
