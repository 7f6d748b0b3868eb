package io.swarmassay.traffic;

import io.swarmassay.history.Recorder;
import io.swarmassay.stack.Deployment;
import java.time.Duration;
import java.util.Optional;

/**
 * Messages between the Erlang nodes of a stack: at each of a row of set times one node, chosen by
 * the seed, sends one to the handler of another, through one long-lived process for each ordered
 * pair. What leaves the handlers is read from their logs, outside their replicas; lives of replicas
 * and what nodes see of each other are recorded with it.
 *
 * @param service one service; empty for each of the stack
 * @param handler name of the module and of its registered process
 * @param rate messages a second, of all senders together
 * @param bound an acknowledged message that was not handled this long after is lost
 * @param patience how long after its time a message may be under way before its sender gives up
 */
public record Messages(
    Optional<String> service, String handler, Rate rate, Duration bound, Duration patience)
    implements Traffic {
  /** A hundred a second to the document's handler. */
  public Messages() {
    this(
        Optional.empty(),
        "msg_handler",
        Rate.perSecond(100),
        Duration.ofSeconds(5),
        Duration.ofSeconds(1));
  }

  @Override
  public String name() {
    return "messages";
  }

  @Override
  public Flow start(Deployment deployment, Recorder recorder, long seed) {
    return new MessageFlow(this, deployment, recorder, seed);
  }
}
