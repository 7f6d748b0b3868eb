package io.swarmassay.verdict.index;

import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All operations of one kind. */
public final class Operations {
  private final Operation kind;
  private final Map<String, SenderOperations> senders = new LinkedHashMap<>();
  private final Map<String, Integer> receivers = new HashMap<>();
  private final List<String> receiverNames = new ArrayList<>();

  Operations(Operation kind) {
    this.kind = kind;
  }

  void accept(Event.Tried event) {
    sender(event.from()).tried(event, receiver(event.to()));
  }

  void accept(Event.Handled event) {
    sender(event.from()).handled(event, receiver(event.by()));
  }

  /** Takes the end of an operation that was recorded when the harness had failed. */
  void afterwards(Event.Tried event) {
    sender(event.from()).endedAfterwards(event);
  }

  /** Takes a sight that was recorded when the harness had failed. */
  void afterwards(Event.Handled event) {
    sender(event.from()).seenAfterwards(event);
  }

  /** What they all are. */
  public Operation kind() {
    return kind;
  }

  /** Whether none was recorded. */
  public boolean isEmpty() {
    return senders.isEmpty();
  }

  /** Whether one of them ended while the harness was sound. */
  public boolean anyTried() {
    return senders.values().stream().anyMatch(sender -> sender.tried() > 0);
  }

  /** How many ended while the harness was sound. */
  public long tried() {
    return senders.values().stream().mapToLong(SenderOperations::tried).sum();
  }

  /** How many have begun, whether their end is known or not. */
  public long begun() {
    return senders.values().stream().mapToLong(SenderOperations::begun).sum();
  }

  /** When the first one should have begun; {@link Long#MAX_VALUE} when there is none. */
  public long firstIntended() {
    return senders.values().stream()
        .mapToLong(SenderOperations::firstIntended)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** When the last one should have begun; 0 when there is none. */
  public long lastIntended() {
    return senders.values().stream().mapToLong(SenderOperations::lastIntended).max().orElse(0);
  }

  /** The operations by the process that sent them. */
  public Collection<SenderOperations> senders() {
    return senders.values();
  }

  String receiverName(int receiver) {
    return receiverNames.get(receiver);
  }

  int receivers() {
    return receiverNames.size();
  }

  /** Visits every operation, sender by sender, in the order of their sequence numbers. */
  void forEach(Visitor visitor) {
    senders.values().forEach(sender -> sender.forEach(visitor));
  }

  private SenderOperations sender(String name) {
    SenderOperations sender = senders.get(name);
    if (sender == null) {
      sender = new SenderOperations(name);
      senders.put(name, sender);
    }
    return sender;
  }

  private int receiver(String name) {
    Integer known = receivers.get(name);
    if (known != null) {
      return known;
    }
    if (receiverNames.size() > Character.MAX_VALUE) {
      throw new IllegalArgumentException("more than 65,536 receivers");
    }
    receivers.put(name, receiverNames.size());
    receiverNames.add(name);
    return receiverNames.size() - 1;
  }

  /** Looks at one operation, which is line {@code at} of {@code page}. */
  interface Visitor {
    void visit(SenderOperations sender, long seq, OperationPage page, int at);
  }
}
