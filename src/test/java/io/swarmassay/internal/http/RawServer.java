package io.swarmassay.internal.http;

import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.Threads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * A server on the loopback that answers each request with exactly the bytes it is told to. After
 * bytes that end with {@link #CLOSE} it closes; after those that end with {@link #HANG} it says
 * nothing more.
 */
public final class RawServer implements AutoCloseable {
  /** Closes the connection. */
  public static final String CLOSE = "\u0001";

  /** Leaves the client waiting. */
  public static final String HANG = "\u0002";

  private final ServerSocket socket;
  private final UnaryOperator<String> answer;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  /**
   * Starts.
   *
   * @param answer from a request's first line, for example {@code GET / HTTP/1.1}, to bytes
   */
  public RawServer(UnaryOperator<String> answer) {
    this.answer = answer;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException none) {
      throw new IllegalStateException(none);
    }
    start(this::accept);
  }

  /** A connection, as a swarm would dial it. */
  public Connection dial(Duration within) {
    try {
      Socket client = new Socket(socket.getInetAddress(), socket.getLocalPort());
      return new Line(client, client.getInputStream(), client.getOutputStream());
    } catch (IOException refused) {
      throw new SwarmException(0, "nothing listens");
    }
  }

  private record Line(Socket socket, InputStream in, OutputStream out) implements Connection {
    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /** Each request so far: its first line, its headers, its body, separated by line feeds. */
  public List<String> requests() {
    return requests;
  }

  /** How many connections were accepted so far. */
  public int connections() {
    return connections.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        connections.incrementAndGet();
        open.add(client);
        start(() -> serve(client));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void serve(Socket client) {
    try (client) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      for (String first = in.readLine(); first != null; first = in.readLine()) {
        requests.add(first + rest(in));
        String bytes = answer.apply(first);
        String plain = bytes.replace(CLOSE, "").replace(HANG, "");
        client.getOutputStream().write(plain.getBytes(StandardCharsets.ISO_8859_1));
        client.getOutputStream().flush();
        if (bytes.endsWith(CLOSE)) {
          return;
        }
        if (bytes.endsWith(HANG)) {
          in.readLine();
        }
      }
    } catch (IOException gone) {
      return;
    }
  }

  private static String rest(BufferedReader in) throws IOException {
    StringBuilder rest = new StringBuilder();
    int length = 0;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      rest.append('\n').append(line);
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
    }
    rest.append('\n');
    for (int i = 0; i < length; i++) {
      rest.append((char) in.read());
    }
    return rest.toString();
  }

  private static void start(Runnable work) {
    Threads.start("raw-server", work);
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket client : open) {
        client.close();
      }
    } catch (IOException gone) {
      throw new IllegalStateException(gone);
    }
  }
}
