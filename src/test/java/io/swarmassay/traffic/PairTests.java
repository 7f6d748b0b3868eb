package io.swarmassay.traffic;

import static io.swarmassay.beam.Term.atom;
import static io.swarmassay.beam.Term.list;
import static io.swarmassay.beam.Term.tuple;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.beam.BeamException;
import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.FakeBeam;
import io.swarmassay.beam.NotAskedException;
import io.swarmassay.beam.Term;
import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.history.Recorder;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PairTests {
  private static final Term ACKNOWLEDGED = tuple(atom("sent"), atom("ok"), list());
  private static final Term LATE =
      tuple(atom("sent"), tuple(atom("badrpc"), atom("timeout")), list());
  private static final Term GONE =
      tuple(atom("badrpc"), tuple(atom("EXIT"), tuple(atom("noproc"), atom("x"))));
  private static final long PATIENCE = 1_000_000;

  private final List<Event.Tried> ends = new ArrayList<>();
  private final List<Double> sampledMillis = new ArrayList<>();
  private final List<Term> timed = new ArrayList<>();
  private final List<String> contents = new ArrayList<>();
  private final Deque<Supplier<Term>> answers = new ArrayDeque<>();
  private final FakeBeam beam = new FakeBeam();
  private List<Replica> replicas = List.of(replica(1), replica(2));
  private long now;

  private static Replica replica(int slot) {
    String id = "container" + slot;
    return new Replica(
        "m",
        "web",
        slot,
        "t" + slot,
        id,
        "n1",
        "running",
        "running",
        "",
        "",
        Instant.EPOCH,
        Instant.EPOCH);
  }

  private final class Clock implements Recorder {
    @Override
    public long now() {
      return now;
    }

    @Override
    public void record(Event event) {
      if (event instanceof Event.Sampled sampled) {
        sampledMillis.add(sampled.value());
      } else {
        ends.add((Event.Tried) event);
      }
    }
  }

  /** The only questions asked here have few answers. */
  private static <T> T answering(Class<T> type, Map<String, Supplier<?>> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.get(method.getName()).get()));
  }

  private void send(int messages) {
    for (Replica replica : List.of(replica(1), replica(2))) {
      beam.knowing(new BeamNode("node" + replica.slot() + "@h", 9100, replica));
    }
    beam.evaluating("sender.exprs", (node, free) -> atom("ok"));
    beam.answering("gen_server:call", (node, arguments) -> answer(arguments.get(1)));
    Swarm swarm = answering(Swarm.class, Map.of("replicas", () -> replicas));
    Deployment deployment =
        answering(
            Deployment.class,
            Map.of("swarm", () -> swarm, "namespace", () -> "m", "beam", () -> beam));
    Roster roster = new Roster(deployment, Optional.empty(), born -> {});
    roster.read();
    Sender.Post post =
        new Sender.Post(
            beam,
            roster,
            new Nodes(deployment),
            "msg_handler",
            new SenderNames(),
            false,
            new Timing(new Clock()));
    Pair pair = pair(new Sender(post, "web.1", "web.2"));
    for (int i = 0; i < messages; i++) {
      pair.offer(i);
    }
    pair.stop();
    pair.run();
  }

  private Pair pair(Sender sender) {
    Clock clock = new Clock();
    Offering offering = new Offering(clock, Operation.MESSAGE, Rate.perSecond(1));
    return new Pair(sender, clock, offering, PATIENCE);
  }

  private Term answer(Term order) {
    contents.add(order.parts().get(2).text());
    timed.add(order.parts().get(6));
    return answers.isEmpty() ? ACKNOWLEDGED : answers.poll().get();
  }

  private List<Ending> endings() {
    return ends.stream().map(Event.Tried::end).toList();
  }

  @Test
  void messages_are_numbered_and_say_so() {
    send(3);
    assertThat(endings()).containsOnly(Ending.OK);
    assertThat(contents).containsExactly("0/0", "1/0", "2/0");
    assertThat(ends).extracting(Event.Tried::seq).containsExactly(0L, 1L, 2L);
    assertThat(ends).extracting(Event.Tried::intended).containsExactly(0L, 1L, 2L);
    assertThat(ends).extracting(Event.Tried::from).containsOnly(ends.get(0).from());
  }

  @Test
  void one_message_in_a_quarter_of_a_second_is_followed_until_it_is_handled() {
    Term slow = tuple(atom("handled"), Term.integer(300_000));
    answers.add(() -> ACKNOWLEDGED);
    answers.add(
        () -> {
          now = 250_000;
          return tuple(atom("sent"), atom("ok"), list(slow));
        });
    send(3);
    assertThat(timed).containsExactly(atom("true"), atom("false"), atom("true"));
    assertThat(sampledMillis).containsExactly(300.0);
  }

  @Test
  void after_one_that_was_given_up_a_new_epoch_begins() {
    answers.add(() -> LATE);
    send(2);
    assertThat(endings()).containsExactly(Ending.UNKNOWN, Ending.OK);
    assertThat(contents).containsExactly("0/0", "1/1");
    assertThat(ends).extracting(Event.Tried::epoch).containsExactly(0, 1);
  }

  @Test
  void a_process_that_is_gone_is_followed_by_one_of_another_name_that_counts_from_0() {
    answers.add(() -> ACKNOWLEDGED);
    answers.add(() -> GONE);
    send(3);
    assertThat(endings()).containsExactly(Ending.OK, Ending.FAIL, Ending.OK);
    assertThat(ends).extracting(Event.Tried::seq).containsExactly(0L, 1L, 0L);
    assertThat(ends.get(2).from()).isNotEqualTo(ends.get(1).from());
  }

  @Test
  void a_connection_lost_while_waiting_is_unknown_and_none_at_all_a_failure() {
    answers.add(
        () -> {
          throw new BeamException("connection lost");
        });
    answers.add(
        () -> {
          throw new NotAskedException("refused", null);
        });
    send(3);
    assertThat(endings()).containsExactly(Ending.UNKNOWN, Ending.FAIL, Ending.OK);
  }

  @Test
  void nothing_is_sent_to_a_replica_that_does_not_run() {
    replicas = List.of(replica(1));
    send(1);
    assertThat(endings()).containsExactly(Ending.FAIL);
    assertThat(ends.get(0).detail()).isEqualTo("web.2 does not run");
    assertThat(contents).isEmpty();
  }

  @Test
  void a_message_whose_time_is_over_is_never_begun() {
    now = PATIENCE;
    send(2);
    assertThat(endings()).containsExactly(Ending.FAIL, Ending.OK);
    assertThat(contents).containsExactly("1/1");
    assertThat(ends.get(0).detail())
        .isEqualTo("not begun: nobody was free to begin it within 1000 ms");
  }
}
