package io.swarmassay.internal.otp;

import io.swarmassay.beam.BeamException;
import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Replica;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The first half of a distribution handshake (OTP 23 and newer), which needs no cookie: enough to
 * hear a node's full name.
 */
final class Hello {
  /** The flags JInterface 1.13 announces; what OTP 25 and 26 demand is among them. */
  private static final long FLAGS = 0x407070f94L;

  private static final int NAME = 'N';
  private static final int STATUS = 's';
  private static final int BEFORE_NAME = 1 + 8 + 4 + 4;

  private Hello() {}

  /** The full name of the node behind a registered port. */
  static String name(
      Dialer dialer,
      Replica replica,
      EpmdClient.Registered known,
      String observer,
      Deadline until) {
    try (Connection connection = dialer.dial(replica, known.port(), until.left());
        Watchdog.Guard guard = Watchdog.guard(connection, until)) {
      connection.out().write(greeting(observer));
      connection.out().flush();
      DataInputStream in = new DataInputStream(connection.in());
      status(message(in));
      return challenger(message(in));
    } catch (IOException | RuntimeException silent) {
      String why = until.over() ? "no answer within " + until : "no handshake";
      throw new BeamException(
          String.format(
              Locale.ROOT,
              "%s: %s is registered, but %s on port %d",
              replica.name(),
              known.name(),
              why,
              known.port()),
          silent);
    }
  }

  private static byte[] greeting(String observer) throws IOException {
    byte[] name = observer.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(1 + 8 + 4 + 2 + name.length);
    out.writeByte(NAME);
    out.writeLong(FLAGS);
    out.writeInt(1);
    out.writeShort(name.length);
    out.write(name);
    return bytes.toByteArray();
  }

  private static byte[] message(DataInputStream in) throws IOException {
    byte[] message = new byte[in.readUnsignedShort()];
    in.readFully(message);
    return message;
  }

  private static void status(byte[] message) throws IOException {
    String text = new String(message, StandardCharsets.UTF_8);
    if (message.length == 0 || message[0] != STATUS || !text.startsWith("ok", 1)) {
      throw new IOException("refused: " + text);
    }
  }

  private static String challenger(byte[] message) throws IOException {
    if (message.length < BEFORE_NAME + 2 || message[0] != NAME) {
      throw new IOException("not a challenge of OTP 23 or newer");
    }
    int from = BEFORE_NAME + 2;
    String name = new String(message, from, message.length - from, StandardCharsets.UTF_8);
    if (name.indexOf('@') < 1) {
      throw new IOException("a name without a host");
    }
    return name;
  }
}
