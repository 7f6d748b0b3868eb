package io.swarmassay.internal.otp;

import io.swarmassay.swarm.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** A plain connection on loopback. */
final class Tcp implements Connection {
  private final Socket socket = new Socket();

  Tcp(int port, Duration deadline) {
    try {
      socket.setTcpNoDelay(true);
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) deadline.toMillis());
    } catch (IOException refused) {
      throw new IllegalStateException(refused);
    }
  }

  @Override
  public InputStream in() {
    return stream(socket::getInputStream);
  }

  @Override
  public OutputStream out() {
    return stream(socket::getOutputStream);
  }

  private static <T> T stream(Open<T> open) {
    try {
      return open.get();
    } catch (IOException closed) {
      throw new IllegalStateException(closed);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private interface Open<T> {
    T get() throws IOException;
  }
}
