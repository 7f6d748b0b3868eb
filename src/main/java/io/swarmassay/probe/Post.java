package io.swarmassay.probe;

import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.Script;
import io.swarmassay.beam.Term;
import io.swarmassay.stack.Deployment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sends the letters of the delivery probe and looks where they are. */
final class Post {
  private static final Script SEND = Script.of(Post.class, "send.exprs");
  private static final Script RECEIVED = Script.of(Post.class, "received.exprs");

  /** Milliseconds between two letters to one peer, so that none waits for the log of another. */
  private static final Term APART = Term.integer(5);

  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

  private final Deployment deployment;
  private final String handler;
  private final Duration within;
  private final boolean connect;
  private final List<String> faults = new ArrayList<>();

  /** Whether letters to a peer without a connection may connect it is for {@link Mesh} to say. */
  Post(Deployment deployment, Crowd crowd, String handler, Duration within) {
    this.deployment = deployment;
    this.connect = Mesh.of(deployment).asks(deployment, crowd, Mesh.UNASKED);
    this.handler = handler;
    this.within = within.compareTo(Crowd.WORK) < 0 ? within : Crowd.WORK;
  }

  /** Nodes that could not be asked, and why. */
  List<String> faults() {
    return faults;
  }

  /** Has every sender send its letters. */
  void send(List<Letter> letters) {
    each(letters, Letter::from, Crowd.ANSWER, this::send);
  }

  private void send(BeamNode from, Collection<Letter> letters) {
    Map<String, Letter> byContent =
        letters.stream().collect(Collectors.toMap(Letter::content, letter -> letter));
    List<Term> pairs =
        letters.stream()
            .map(one -> Term.tuple(Term.atom(one.to().name()), Term.string(one.content())))
            .toList();
    for (Term sent :
        evaluate(
                from,
                SEND,
                Crowd.WORK,
                Map.of(
                    "Letters",
                    new Term.Listed(pairs),
                    "Pause",
                    APART,
                    "Handled",
                    Handling.expressions()))
            .parts()) {
      note(byContent.get(sent.parts().get(0).text()), sent.parts().get(1));
    }
  }

  private void note(Letter letter, Term outcome) {
    List<Term> parts = outcome.parts();
    if (outcome.equals(Term.atom("apart"))) {
      letter.refused(Mesh.of(deployment).apart());
    } else if (parts.isEmpty()) {
      letter.refused("not done within " + Crowd.WORK.toMillis() + " ms");
    } else if (parts.get(1) instanceof Term.Tuple bad && bad.tagged("badrpc", 2)) {
      letter.refused("send_msg: " + reason(bad));
    } else {
      letter.sent(((Term.Int) parts.get(0)).value().doubleValue());
    }
  }

  /** What a failed remote call says, without the call stack. */
  private static String reason(Term.Tuple badrpc) {
    Term reason = badrpc.elements().get(1);
    if (reason instanceof Term.Tuple exit && exit.tagged("EXIT", 2)) {
      Term why = exit.elements().get(1);
      return "badrpc, " + (why.parts().isEmpty() ? why : why.parts().get(0));
    }
    return "badrpc, " + reason;
  }

  /** Looks for every letter in its receiver's messages and log. */
  void look(List<Letter> letters) {
    each(letters, Letter::to, Crowd.ANSWER, this::messages);
    each(letters, Letter::to, Crowd.ANSWER, this::log);
  }

  private void messages(BeamNode to, Collection<Letter> letters) {
    List<Term> wanted = letters.stream().map(one -> Term.string(one.content())).toList();
    Term found = evaluate(to, RECEIVED, within, Map.of("Wanted", new Term.Listed(wanted)));
    if (found instanceof Term.Atom) {
      throw new Finding("no " + handler + " on " + to.name());
    }
    Map<String, Integer> counts =
        found.parts().stream()
            .collect(
                Collectors.toMap(
                    one -> one.parts().get(0).text(),
                    one -> Integer.parseInt(one.parts().get(1).text())));
    letters.forEach(letter -> letter.held(counts.getOrDefault(letter.content(), 0)));
  }

  private void log(BeamNode to, Collection<Letter> letters) {
    long until = System.nanoTime() + within.toNanos();
    do {
      List<String> lines = deployment.swarm().logs(to.replica());
      letters.forEach(
          letter ->
              letter.logged(lines.stream().anyMatch(line -> line.contains(letter.content()))));
    } while (!letters.stream().allMatch(Letter::logged) && System.nanoTime() < until && paused());
  }

  private static boolean paused() {
    LockSupport.parkNanos(PAUSE);
    return !Thread.currentThread().isInterrupted();
  }

  private Term evaluate(BeamNode node, Script script, Duration limit, Map<String, Term> with) {
    Map<String, Term> free = new LinkedHashMap<>(with);
    free.put("Handler", Term.atom(handler));
    free.put("Limit", Term.integer(limit.toMillis()));
    free.put("Connect", Term.atom(String.valueOf(connect)));
    return deployment.beam().evaluate(node, script, free, Crowd.ANSWER);
  }

  private void each(
      List<Letter> letters, Function<Letter, BeamNode> end, Duration deadline, Errand errand) {
    Map<BeamNode, List<Letter>> byNode =
        letters.stream()
            .collect(Collectors.groupingBy(end, LinkedHashMap::new, Collectors.toList()));
    AtOnce.ask(
            List.copyOf(byNode.keySet()),
            deadline,
            node -> {
              errand.run(node, byNode.get(node));
              return node;
            })
        .stream()
        .filter(answer -> !answer.fine())
        .forEach(
            answer -> {
              byNode.get(answer.question()).forEach(Letter::unasked);
              faults.add(Findings.named(answer.question().replica().name(), answer.fault()));
            });
  }

  /** Something to do at a node for its letters. */
  private interface Errand {
    void run(BeamNode node, Collection<Letter> letters);
  }
}
