package io.swarmassay.internal.http;

import io.swarmassay.swarm.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;

/**
 * An open stream in the clothes of a socket, as HttpCore wants one. Time limits are kept outside.
 */
final class StreamSocket extends Socket {
  private final Connection connection;
  private volatile boolean closed;

  StreamSocket(Connection connection) {
    this.connection = connection;
  }

  @Override
  public InputStream getInputStream() {
    return connection.in();
  }

  @Override
  public OutputStream getOutputStream() {
    return connection.out();
  }

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public int getSoTimeout() {
    return 0;
  }

  @Override
  public void setSoTimeout(int timeout) {
    // A pipe has no time limit: whoever asks closes it in time.
  }

  @Override
  public void setSoLinger(boolean on, int linger) {
    // Nothing lingers in a pipe.
  }

  @Override
  public void shutdownInput() {
    // Closed as a whole.
  }

  @Override
  public void shutdownOutput() {
    // Closed as a whole.
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return null;
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return null;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    connection.close();
  }
}
