package io.swarmassay.traffic;

import io.swarmassay.beam.Beam;
import io.swarmassay.beam.BeamException;
import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.NotAskedException;
import io.swarmassay.beam.Script;
import io.swarmassay.beam.Term;
import io.swarmassay.history.Operation;
import io.swarmassay.probe.Handling;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The process of one node that sends to one other, started anew, under a new name, in each life of
 * its node. Used by one thread.
 */
final class Sender implements Hand {
  private static final Script PROCESS = Script.of(Sender.class, "sender.exprs");
  private static final Duration MARGIN = Duration.ofMillis(500);

  private final Post post;
  private final String from;
  private final String to;
  private String name;
  private long seq;
  private int epoch;
  private Optional<BeamNode> process = Optional.empty();
  private boolean used;

  Sender(Post post, String from, String to) {
    this.post = post;
    this.from = from;
    this.to = to;
    this.name = post.name(from, to);
  }

  /**
   * What the senders of a flow share.
   *
   * @param names makes unique names
   * @param connect whether nodes that are not connected may be connected by a message
   * @param timing which messages are followed until they are handled, and how long that took
   */
  record Post(
      Beam beam,
      Roster roster,
      Nodes nodes,
      String handler,
      SenderNames names,
      boolean connect,
      Timing timing) {
    String name(String from, String to) {
      return names.next(from, to);
    }
  }

  @Override
  public Operation kind() {
    return Operation.MESSAGE;
  }

  @Override
  public String name() {
    return name;
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
    return seq++;
  }

  /** Hands a message over. */
  @Override
  public Reply send(long number, long left) {
    Duration limit = Duration.ofNanos(left * 1_000);
    try {
      Optional<Replica> there = post.roster().running(from);
      Optional<BeamNode> target = post.roster().running(to).flatMap(r -> node(r, limit));
      if (there.isEmpty() || target.isEmpty()) {
        return Reply.failed((there.isEmpty() ? from : to) + " does not run");
      }
      return opened(there.get(), limit)
          .map(node -> ask(node, target.get().name(), number, limit))
          .orElseGet(() -> Reply.failed(from + " has no node that answers"));
    } catch (NotAskedException | SwarmException unsent) {
      return Reply.failed(unsent.getMessage());
    }
  }

  private Optional<BeamNode> node(Replica replica, Duration limit) {
    return post.nodes().in(replica, limit);
  }

  private Reply ask(BeamNode node, String target, long number, Duration limit) {
    Term order =
        Term.tuple(
            Term.atom(target),
            Term.atom(post.handler()),
            Term.string(number + "/" + epoch),
            Term.atom(name),
            Term.integer(limit.toMillis()),
            Term.integer(limit.toMillis()),
            Term.atom(String.valueOf(post.timing().due())));
    Duration there = limit.multipliedBy(2).plus(MARGIN);
    List<Term> call = List.of(Term.atom(name), order, Term.integer(there.toMillis()));
    try {
      Term answer = post.beam().call(node, "gen_server", "call", call, there.plus(MARGIN));
      post.timing().take(answer);
      return Reply.of(answer);
    } catch (NotAskedException unsent) {
      return Reply.failed(unsent.getMessage());
    } catch (BeamException lost) {
      return Reply.unknown(lost.getMessage());
    }
  }

  /** The node on which the sender process runs, started there first if need be. */
  private Optional<BeamNode> opened(Replica there, Duration limit) {
    if (process.isPresent() && process.get().replica().containerId().equals(there.containerId())) {
      return process;
    }
    process = Optional.empty();
    if (used) {
      return Optional.empty(); // its name was used in an earlier life of the node: renewed first
    }
    Optional<BeamNode> node = node(there, limit);
    if (node.isPresent()) {
      open(node.get(), limit);
    }
    return process;
  }

  private void open(BeamNode node, Duration limit) {
    try {
      used = true;
      post.beam().evaluate(node, PROCESS, free(), limit);
      process = Optional.of(node);
    } catch (NotAskedException unreached) {
      used = false;
      throw unreached;
    } catch (BeamException failed) {
      throw new NotAskedException(failed.getMessage(), failed);
    }
  }

  private Map<String, Term> free() {
    return Map.of(
        "Name", Term.atom(name),
        "Connect", Term.atom(String.valueOf(post.connect())),
        "Handled", Handling.expressions());
  }

  /** A new connection, or a new process. */
  @Override
  public void renew(boolean gone) {
    epoch++;
    if (gone || (used && process.isEmpty())) {
      process = Optional.empty();
      used = false;
      name = post.name(from, to);
      seq = 0;
      epoch = 0;
    }
  }
}
