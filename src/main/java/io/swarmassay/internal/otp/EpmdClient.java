package io.swarmassay.internal.otp;

import io.swarmassay.beam.BeamException;
import io.swarmassay.beam.BeamNode;
import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Replica;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The port mapper's protocol, as far as an observer needs it. */
final class EpmdClient {
  static final int PORT = 4369;
  private static final int NAMES = 'n';
  private static final int PORT_PLEASE2 = 'z';
  private static final int PORT2_ANSWER = 'w';
  private static final int NAMES_HEADER = 4;
  private static final Pattern LINE = Pattern.compile("name (\\S+) at port (\\d{1,5})\\b");

  /** Bytes of an answer: some ten thousand names, though nobody ends it. */
  private static final int LONGEST = 1 << 20;

  private final Dialer dialer;

  EpmdClient(Dialer dialer) {
    this.dialer = dialer;
  }

  /** Registered names without a host part, each with its distribution port. */
  List<Registered> names(Replica replica, Deadline deadline) {
    byte[] answer = ask(replica, new byte[] {NAMES}, deadline);
    if (answer.length < NAMES_HEADER) {
      throw silent(replica, deadline, null);
    }
    String text =
        new String(answer, NAMES_HEADER, answer.length - NAMES_HEADER, StandardCharsets.UTF_8);
    return LINE.matcher(text)
        .results()
        .map(line -> new Registered(line.group(1), Integer.parseInt(line.group(2))))
        .sorted(Comparator.comparing(Registered::name))
        .toList();
  }

  /** The whole answer to the question for a node's port. */
  byte[] lookup(BeamNode node, Deadline deadline) {
    String alive = node.name().substring(0, node.name().indexOf('@'));
    byte[] name = alive.getBytes(StandardCharsets.UTF_8);
    byte[] question = new byte[name.length + 1];
    question[0] = PORT_PLEASE2;
    System.arraycopy(name, 0, question, 1, name.length);
    byte[] answer = ask(node.replica(), question, deadline);
    if (answer.length < 2 || answer[0] != PORT2_ANSWER) {
      throw silent(node.replica(), deadline, null);
    }
    if (answer[1] != 0) {
      throw new BeamException(
          node.replica().name() + ": its EPMD does not know a node named " + alive);
    }
    return answer;
  }

  private byte[] ask(Replica replica, byte[] question, Deadline deadline) {
    try (Connection connection = dialer.dial(replica, PORT, deadline.left());
        Watchdog.Guard guard = Watchdog.guard(connection, deadline)) {
      ByteArrayOutputStream request = new ByteArrayOutputStream();
      request.write(question.length >> 8);
      request.write(question.length);
      request.write(question);
      connection.out().write(request.toByteArray());
      connection.out().flush();
      return connection.in().readNBytes(LONGEST);
    } catch (IOException | RuntimeException broken) {
      throw silent(replica, deadline, broken);
    }
  }

  private static BeamException silent(Replica replica, Deadline deadline, Exception cause) {
    String why =
        deadline.over() ? "no answer from its EPMD within " + deadline : "no EPMD answers on 4369";
    return new BeamException(replica.name() + ": " + why, cause);
  }

  /** A name and the port its node listens on. */
  record Registered(String name, int port) {}
}
