package io.swarmassay.probe;

import io.swarmassay.beam.BeamNode;
import io.swarmassay.history.Metric;
import io.swarmassay.probe.Reading.Measure;
import io.swarmassay.stack.Deployment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A message crosses the overlay between every ordered pair of Erlang nodes: A is asked to {@code
 * rpc:call} B's {@code send_msg/3}, and B then has it exactly once in {@code get_msgs/0}, and in
 * its log. This probe leaves its messages, whose content starts with {@code assay-}; it connects
 * nodes where {@link Ping} may, and nowhere else. The latency counts on A from the remote call to
 * the moment at which A knows that B's handler has handled the message, so it includes one way
 * back. The least evidence is one pair.
 *
 * @param service one service; empty for each of the stack
 * @param handler name of the module and of its registered process
 * @param within how long a sent message may take to be had, and then to be logged; up to 2 s
 * @param samples messages for each ordered pair, one after the other; all of them have 2 s
 */
public record Delivery(Optional<String> service, String handler, Duration within, int samples)
    implements Probe {
  /** So many that three rounds of three nodes have the hundred values that a p99 takes. */
  private static final int SAMPLES = 10;

  private static final double MICROS = 1000.0;

  /** Refuses fewer than one message a pair. */
  public Delivery {
    if (samples < 1) {
      throw new IllegalArgumentException("samples must be 1 or more");
    }
  }

  /** The document's message handler on every node, ten messages a pair. */
  public Delivery() {
    this(Optional.empty(), "msg_handler", Duration.ofSeconds(2), SAMPLES);
  }

  /** To this handler, between all nodes of the stack. */
  public static Delivery delivery(String handler) {
    return new Delivery(Optional.empty(), handler, new Delivery().within(), SAMPLES);
  }

  @Override
  public String name() {
    return "delivery";
  }

  @Override
  public Reading read(Deployment deployment) {
    return Findings.caught(() -> deliver(deployment, Crowd.nodes(deployment, service)));
  }

  private Reading deliver(Deployment deployment, Crowd crowd) {
    if (!crowd.whole()) {
      return crowd.missing();
    }
    List<Letter> letters = letters(crowd);
    if (letters.isEmpty()) {
      return crowd.alone();
    }
    Post post = new Post(deployment, crowd, handler, within);
    post.send(letters);
    post.look(letters);
    List<String> faults = new ArrayList<>(post.faults());
    letters.stream().filter(Letter::lost).map(Letter::fault).forEach(faults::add);
    String count =
        String.format(
            Locale.ROOT,
            "%d of %d ordered pairs delivered and logged",
            arrived(letters),
            letters.size() / samples);
    return faults.isEmpty()
        ? Reading.healthy(count, letters.stream().map(Delivery::latency).toList())
        : Findings.against(count, faults);
  }

  private List<Letter> letters(Crowd crowd) {
    List<Letter> letters = new ArrayList<>();
    for (BeamNode from : crowd.nodes()) {
      for (BeamNode to : crowd.without(from)) {
        IntStream.range(0, samples).forEach(i -> letters.add(new Letter(from, to)));
      }
    }
    return letters;
  }

  /** How many pairs had every message arrive. */
  private static long arrived(List<Letter> letters) {
    return letters.stream()
        .collect(Collectors.groupingBy(one -> List.of(one.from(), one.to())))
        .values()
        .stream()
        .filter(pair -> pair.stream().allMatch(Letter::arrived))
        .count();
  }

  private static Measure latency(Letter letter) {
    return new Measure(Metric.MESSAGE_LATENCY.label(), "", letter.micros() / MICROS);
  }
}
