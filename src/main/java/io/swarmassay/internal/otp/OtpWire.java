package io.swarmassay.internal.otp;

import com.ericsson.otp.erlang.OtpServerTransport;
import com.ericsson.otp.erlang.OtpTransport;
import com.ericsson.otp.erlang.OtpTransportFactory;
import io.swarmassay.swarm.Connection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;

/**
 * JInterface's way to one node: its first dial, the port look-up, gets the answer we already have;
 * its second gets our connection. Nothing ever listens.
 */
final class OtpWire implements OtpTransportFactory {
  private final byte[] lookup;
  private final Connection connection;
  private boolean looked;

  OtpWire(byte[] lookup, Connection connection) {
    this.lookup = lookup;
    this.connection = connection;
  }

  @Override
  public OtpTransport createTransport(String host, int port) {
    if (looked) {
      return new Stream(connection.in(), new FrameStream(connection.out()), connection);
    }
    looked = true;
    return new Stream(new ByteArrayInputStream(lookup), OutputStream.nullOutputStream(), () -> {});
  }

  @Override
  public OtpTransport createTransport(InetAddress address, int port) {
    return createTransport(address.getHostAddress(), port);
  }

  @Override
  public OtpServerTransport createServerTransport(int port) {
    return new Deaf();
  }

  private record Stream(InputStream in, OutputStream out, java.io.Closeable end)
      implements OtpTransport {
    @Override
    public InputStream getInputStream() {
      return in;
    }

    @Override
    public OutputStream getOutputStream() {
      return out;
    }

    @Override
    public void close() throws IOException {
      end.close();
    }
  }

  /** JInterface insists on a listener; this one hears nothing. */
  private record Deaf() implements OtpServerTransport {
    @Override
    public int getLocalPort() {
      return 0;
    }

    @Override
    public OtpTransport accept() throws IOException {
      throw new IOException("observers accept no connections");
    }

    @Override
    public void close() {
      // Nothing was opened.
    }
  }
}
