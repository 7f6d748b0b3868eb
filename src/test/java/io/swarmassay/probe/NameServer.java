package io.swarmassay.probe;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A name server on loopback that knows one answer for every name and keeps to a largest datagram; a
 * name with {@code silent} in it is not answered at all.
 */
final class NameServer implements AutoCloseable {
  private static final int HEADER = 12;
  private final DatagramSocket datagrams;
  private final ServerSocket listener;
  private final Set<String> addresses;
  private final int largest;
  private final AtomicInteger streams = new AtomicInteger();
  private final AtomicInteger questions = new AtomicInteger();
  private int lost;

  private NameServer(
      DatagramSocket datagrams, ServerSocket listener, Set<String> addresses, int largest) {
    this.datagrams = datagrams;
    this.listener = listener;
    this.addresses = addresses;
    this.largest = largest;
  }

  static NameServer answering(Set<String> addresses, int largest) throws IOException {
    return of(addresses, largest).start();
  }

  private static NameServer of(Set<String> addresses, int largest) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    ServerSocket listener = new ServerSocket(0, 200, loopback);
    DatagramSocket datagrams =
        new DatagramSocket(new InetSocketAddress(loopback, listener.getLocalPort()));
    return new NameServer(datagrams, listener, addresses, largest);
  }

  private NameServer start() {
    run(this::listen);
    run(this::accept);
    return this;
  }

  /** The first questions get lost. */
  static NameServer losing(int lost, Set<String> addresses) throws IOException {
    NameServer server = of(addresses, 512);
    server.lost = lost;
    return server.start();
  }

  String address() {
    return "127.0.0.1:" + listener.getLocalPort();
  }

  /** How many questions came over TCP. */
  int streams() {
    return streams.get();
  }

  /** How many questions came as datagrams. */
  int questions() {
    return questions.get();
  }

  private void run(Loop loop) {
    Thread thread =
        new Thread(
            () -> {
              try {
                loop.run();
              } catch (IOException closed) {
                // The end of the test.
              }
            },
            "name-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void listen() throws IOException {
    while (!datagrams.isClosed()) {
      DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
      datagrams.receive(packet);
      byte[] question = Arrays.copyOf(packet.getData(), packet.getLength());
      boolean heard = questions.incrementAndGet() > lost;
      if (!heard || new String(question, StandardCharsets.US_ASCII).contains("silent")) {
        continue;
      }
      byte[] answer = answer(question);
      if (answer.length > largest) {
        answer = Arrays.copyOf(question, question.length);
        answer[2] = (byte) 0x83; // answer, truncated
        answer[3] = (byte) 0x80;
      }
      datagrams.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
    }
  }

  private void accept() throws IOException {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        streams.incrementAndGet();
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] question = in.readNBytes(in.readUnsignedShort());
        byte[] answer = answer(question);
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.writeShort(answer.length);
        out.write(answer);
        out.flush();
      }
    }
  }

  private byte[] answer(byte[] question) throws IOException {
    int end = HEADER;
    while (question[end] != 0) {
      end += 1 + question[end];
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(question, 0, 2);
    out.writeShort(0x8180);
    out.writeShort(1);
    out.writeShort(addresses.size());
    out.writeInt(0);
    out.write(question, HEADER, end + 5 - HEADER);
    for (String address : addresses) {
      out.writeShort(0xc00c);
      out.writeInt(0x00010001);
      out.writeInt(600);
      out.writeShort(4);
      out.write(InetAddress.getByName(address).getAddress());
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    datagrams.close();
    listener.close();
  }

  /** What a thread does until its socket is closed. */
  private interface Loop {
    void run() throws IOException;
  }
}
