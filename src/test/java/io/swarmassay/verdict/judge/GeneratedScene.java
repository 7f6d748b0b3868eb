package io.swarmassay.verdict.judge;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A generated run in which nothing is wrong that users may blame the stack for: replicas are
 * killed, messages die with them, calls fail or are never answered, some arrive after their
 * connection ended, senders overtake each other. Defects are planted into it.
 */
public final class GeneratedScene {
  static final long BEGIN = 2_000_000;
  static final long EVERY = 50_000;
  static final long DOWN = 300_000;
  static final long BOUND = 600_000;
  static final int REPLICAS = 3;

  /** As many of each kind fail in calm: no more than a busy machine has. */
  private static final int FEW = 9;

  final Random random;
  final List<Message> messages = new ArrayList<>();
  final List<Message> rows = new ArrayList<>();
  final List<Event> others = new ArrayList<>();
  final int rounds;
  final long killedAt;
  final int killed;
  private int lapses;
  private int failed;
  boolean durable;
  boolean surveyed = true;

  public GeneratedScene(long seed) {
    random = new Random(seed);
    rounds = 50 + random.nextInt(20);
    boolean kill = random.nextInt(3) > 0;
    killed = kill ? 1 + random.nextInt(REPLICAS) : 0;
    killedAt = kill ? BEGIN + EVERY * (10 + random.nextInt(rounds - 40)) + 20_000 : Long.MAX_VALUE;
    int senders = 1 + random.nextInt(3);
    for (int sender = 1; sender <= senders; sender++) {
      send("s" + sender);
    }
    insert();
    events();
  }

  static String replica(int number) {
    return "w." + number;
  }

  boolean kill() {
    return killed > 0;
  }

  /** Whether our remedy has to end the fault, which swarm's doing does else. */
  boolean held() {
    return kill() && rounds % 3 == 0;
  }

  private String healer() {
    return held() ? "REMEDY" : "SWARM";
  }

  long recoveredAt() {
    return killedAt + DOWN + 100_000;
  }

  long end() {
    return BEGIN + EVERY * rounds;
  }

  private void send(String sender) {
    int[] epochs = new int[REPLICAS + 1];
    long seq = 0;
    for (int round = 0; round < rounds; round++) {
      int to = 1 + (round + sender.hashCode()) % REPLICAS;
      long intended = BEGIN + EVERY * round + random.nextInt(1_000);
      Message message = new Message(sender, replica(to), seq++, intended);
      message.epoch = epochs[to];
      message.incarnation = to == killed && intended >= killedAt ? 2 : 1;
      messages.add(message);
      if (to == killed && intended + 5_000 >= killedAt && intended < killedAt + DOWN) {
        hitByTheKill(message);
        epochs[to]++;
      } else if (random.nextInt(40) == 0 && !nearKill(to, intended) && lapses++ < FEW) {
        gaveUp(message, epochs[to]++);
      } else {
        message.handled.add(intended + 500 + random.nextInt(3_000));
        mayDie(message, to);
      }
    }
  }

  private boolean nearKill(int to, long intended) {
    return to == killed && Math.abs(intended - killedAt) < 2 * DOWN;
  }

  private void hitByTheKill(Message message) {
    message.end = random.nextBoolean() ? Ending.FAIL : Ending.UNKNOWN;
    message.ended = message.intended + 30_000;
  }

  /** Never answered: not handled, handled in time, or handled when a newer connection is in use. */
  private void gaveUp(Message message, int epoch) {
    message.end = Ending.UNKNOWN;
    message.ended = message.intended + 20_000;
    if (random.nextInt(3) == 0) {
      return;
    }
    boolean overtaken = message.seq + 2L * REPLICAS < rounds && random.nextBoolean();
    message.handled.add(message.intended + (overtaken ? EVERY * REPLICAS + 10_000 : 9_000));
    message.late = overtaken;
  }

  /** Acknowledged right before the kill, and gone with the replica. */
  private void mayDie(Message message, int to) {
    boolean close = message.intended < killedAt && message.intended > killedAt - 400_000;
    if (to == killed && close && random.nextBoolean()) {
      message.handled.clear();
      message.died = true;
    }
  }

  private void insert() {
    int count = random.nextInt(3) > 0 ? 0 : rounds / 2;
    for (int i = 0; i < count; i++) {
      Message row = new Message("r1", "db.1", i, BEGIN + 2 * EVERY * i);
      Ending end = Ending.values()[Math.max(0, random.nextInt(10) - 7)];
      row.end = i == 0 || end != Ending.OK && failed++ >= FEW ? Ending.OK : end;
      if (row.end == Ending.OK || row.end == Ending.UNKNOWN && random.nextBoolean()) {
        row.handled.addAll(List.of(1L, 2L));
      }
      rows.add(row);
    }
    if (count > 0) {
      Message last = new Message("r1", "db.1", count, BEGIN + EVERY * count);
      last.handled.addAll(List.of(1L, 2L));
      rows.add(last);
    }
  }

  private void events() {
    others.add(
        new Event.Opened(
            0, 2, "s", "t", "m", 1, Histories.STARTED, List.of("ping"), kill() ? 1 : 0, List.of()));
    looked(1_500_000, "start");
    for (int by = 1; by <= REPLICAS; by++) {
      others.add(new Event.Born(900_000, replica(by), 1, "c1"));
      for (int peer = 1; peer <= REPLICAS; peer++) {
        sighted(by, peer, 1_000_000, true);
      }
    }
    if (kill()) {
      struck();
    }
    others.addAll(Surroundings.of(this));
    resolved(end() + 2_500_000, List.of("10.0.0.2"));
    looked(end() + 3_000_000, "end");
    others.add(new Event.Audited(end() + 9_000_000, List.of()));
    others.add(new Event.Closed(end() + 9_000_001, "finished"));
  }

  private void struck() {
    List<String> victims = List.of(replica(killed));
    others.add(new Event.Struck(killedAt, "f1", "kill", "one", victims, healer(), 30_000, 900));
    others.add(new Event.Proven(killedAt + 1_000, "f1", true, "gone"));
    others.add(new Event.Died(killedAt, replica(killed), 1, "killed"));
    others.add(new Event.Born(killedAt + DOWN, replica(killed), 2, "c2"));
    orphan();
    for (int peer = 1; peer <= REPLICAS; peer++) {
      sighted(peer, killed, killedAt + 2_000, false);
      sighted(peer, killed, killedAt + DOWN + 10_000, true);
      sighted(killed, peer, killedAt + DOWN + 10_000, true);
    }
    resolved(killedAt + 90_000, List.of());
    looked(recoveredAt(), "after f1");
    others.add(new Event.Recovered(recoveredAt(), "f1", true, ""));
  }

  /** What the old life sees when the new one is there, if it lives on cut off, is no flap. */
  private void orphan() {
    long t = recoveredAt() + 20_000;
    others.add(new Event.Sighted(t, replica(killed), 1, replica(killed % REPLICAS + 1), false));
  }

  private void looked(long t, String moment) {
    others.add(new Event.Looked(t, "ping", moment, true, "6 of 6", true));
  }

  void resolved(long t, List<String> answers) {
    others.add(new Event.Resolved(t, "w.1", "w", answers, List.of("10.0.0.2")));
  }

  void sighted(int by, int peer, long t, boolean up) {
    if (by != peer) {
      others.add(new Event.Sighted(t, replica(by), replica(peer), up));
    }
  }

  /**
   * The events, in an order in which a recorder may see them: each stream with a lag of its own.
   */
  public List<Event> history() {
    List<Line> lines = new ArrayList<>();
    others.forEach(event -> lines.add(new Line(event.t(), event)));
    lines.add(new Line(1, offered()));
    long lag = random.nextInt(100_000);
    for (Message message : messages) {
      for (int i = 0; message.sent && i < message.ends; i++) {
        lines.add(new Line(message.ended + lag, message.tried(Operation.MESSAGE)));
      }
      long slow = 10_000L * (message.to.hashCode() % 7);
      message.handled.forEach(
          t -> lines.add(new Line(t + slow, message.handled(Operation.MESSAGE, t))));
    }
    survey(lines);
    lines.sort(Comparator.comparingLong(Line::at));
    return lines.stream().map(Line::event).toList();
  }

  private Event offered() {
    return new Event.Offered(1, Operation.MESSAGE, 8, BOUND / 1_000, durable);
  }

  private void survey(List<Line> lines) {
    for (Message row : rows) {
      lines.add(new Line(row.ended, row.tried(Operation.ROW)));
      for (long survey : row.handled) {
        row.incarnation = (int) survey;
        long t = end() + survey * 1_000_000;
        lines.add(new Line(t, row.handled(Operation.ROW, t)));
      }
    }
    for (int survey = 1; survey <= 2 && surveyed && !rows.isEmpty(); survey++) {
      long t = end() + survey * 1_000_000L + 20;
      lines.add(new Line(t, new Event.Surveyed(t, Operation.ROW, survey, "db.1", t - 40)));
    }
  }

  private record Line(long at, Event event) {}
}
