package io.swarmassay.traffic;

import io.swarmassay.beam.Beam;
import io.swarmassay.beam.BeamException;
import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.NotAskedException;
import io.swarmassay.beam.Term;
import io.swarmassay.history.Operation;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Asks one node for {@code net_adm:ping} of one other. Used by one thread. */
final class Pinger implements Hand {
  private static final Duration MARGIN = Duration.ofMillis(500);

  private final Beam beam;
  private final Roster roster;
  private final Nodes nodes;
  private final String from;
  private final String to;
  private final AtomicLong numbers;
  private final boolean connect;
  private int epoch;

  /**
   * A pinger.
   *
   * @param numbers of all pings of {@code from}
   * @param connect whether nodes that are not connected may be connected by a ping
   */
  Pinger(
      Beam beam,
      Roster roster,
      Nodes nodes,
      String from,
      String to,
      AtomicLong numbers,
      boolean connect) {
    this.beam = beam;
    this.roster = roster;
    this.nodes = nodes;
    this.from = from;
    this.to = to;
    this.numbers = numbers;
    this.connect = connect;
  }

  @Override
  public Operation kind() {
    return Operation.PING;
  }

  @Override
  public String name() {
    return from;
  }

  @Override
  public String to() {
    return to;
  }

  @Override
  public int epoch() {
    return epoch;
  }

  @Override
  public long next() {
    return numbers.getAndIncrement();
  }

  @Override
  public Reply send(long number, long left) {
    Duration limit = Duration.ofNanos(left * 1_000);
    try {
      Optional<BeamNode> here = node(from, limit);
      Optional<BeamNode> there = node(to, limit);
      if (here.isEmpty() || there.isEmpty()) {
        return Reply.failed((here.isEmpty() ? from : to) + " does not run");
      }
      return ping(here.get(), there.get().name(), limit);
    } catch (NotAskedException | SwarmException unasked) {
      return Reply.failed(unasked.getMessage());
    } catch (BeamException lost) {
      return Reply.unknown(lost.getMessage());
    }
  }

  private Optional<BeamNode> node(String name, Duration limit) {
    Optional<Replica> running = roster.running(name);
    return running.flatMap(replica -> nodes.in(replica, limit));
  }

  /** Over the connection there is: a ping sets one up, which nodes may have to do by themselves. */
  private Reply ping(BeamNode here, String peer, Duration limit) {
    if (!connect && !peers(here, limit).contains(peer)) {
      return Reply.failed("not connected");
    }
    return ask(here, peer, limit);
  }

  private List<String> peers(BeamNode here, Duration limit) {
    return beam.call(here, "erlang", "nodes", List.of(), limit).parts().stream()
        .map(Term::text)
        .toList();
  }

  /** The node bounds it itself: a ping of an address that is nobody's takes seconds. */
  private Reply ask(BeamNode here, String peer, Duration limit) {
    List<Term> call =
        List.of(
            Term.atom(here.name()),
            Term.atom("net_adm"),
            Term.atom("ping"),
            new Term.Listed(List.of(Term.atom(peer))),
            Term.integer(limit.toMillis()));
    Term answer = beam.call(here, "rpc", "call", call, limit.plus(MARGIN));
    if (answer.equals(Term.atom("pong"))) {
      return Reply.ok();
    }
    return answer.equals(Term.atom("pang"))
        ? Reply.failed("pang")
        : Reply.unknown(answer.toString());
  }

  @Override
  public void renew(boolean gone) {
    epoch++;
  }
}
