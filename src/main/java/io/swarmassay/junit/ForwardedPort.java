package io.swarmassay.junit;

import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.Threads;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A port on this machine's loopback behind which a port inside a replica answers; the replica is
 * looked up at each connection, so a replaced one is found again.
 */
public final class ForwardedPort implements Closeable {
  private static final Duration DIAL = Duration.ofSeconds(5);

  private final Swarm swarm;
  private final Supplier<Replica> replica;
  private final int port;
  private final ServerSocket server;
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();

  private ForwardedPort(Swarm swarm, Supplier<Replica> replica, int port) throws IOException {
    this.swarm = swarm;
    this.replica = replica;
    this.port = port;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  static ForwardedPort open(Swarm swarm, Supplier<Replica> replica, int port) {
    try {
      return new ForwardedPort(swarm, replica, port);
    } catch (IOException e) {
      throw new UncheckedIOException("no loopback port is free", e);
    }
  }

  /** The port on 127.0.0.1. */
  public int number() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        daemon(() -> relay(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void relay(Socket client) {
    open.add(client);
    try (client;
        Connection inside = swarm.dial(replica.get(), port, DIAL)) {
      open.add(inside);
      Thread back = daemon(() -> copyQuietly(inside.in(), client));
      copy(client.getInputStream(), inside.out());
      client.shutdownInput();
      back.join(DIAL.toMillis());
      open.remove(inside);
    } catch (IOException | RuntimeException refused) {
      // the client sees its connection closed, as it would by the service itself
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(client);
    }
  }

  private static void copyQuietly(InputStream from, Socket client) {
    try {
      copy(from, client.getOutputStream());
      client.shutdownOutput();
    } catch (IOException closed) {
      // one side went away: the other is closed by the relay
    }
  }

  private static void copy(InputStream from, OutputStream to) throws IOException {
    byte[] buffer = new byte[8192];
    int read;
    while ((read = from.read(buffer)) >= 0) {
      to.write(buffer, 0, read);
      to.flush();
    }
  }

  private static Thread daemon(Runnable work) {
    return Threads.start("forwarded-port", work);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Closeable connection : open) {
      connection.close();
    }
  }
}
