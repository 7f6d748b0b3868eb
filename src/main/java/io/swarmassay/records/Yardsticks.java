package io.swarmassay.records;

import io.swarmassay.swarm.Threads;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Measures a machine: the fastest of several goes of each yardstick, after warming up. */
final class Yardsticks {
  private static final int DEADLINE_MILLIS = 10_000;

  private Yardsticks() {}

  static Calibration measure(Path folder) {
    try {
      return new Calibration(
          fastest(5, 1, () -> start(java(), "-Xshare:auto", "-version")),
          loopback(),
          fastest(20, 3, () -> start("/bin/true")),
          diskSync(folder),
          cpu(),
          load());
    } catch (IOException e) {
      throw new UncheckedIOException("the machine cannot be measured", e);
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static void start(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(DEADLINE_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new IOException(command[0] + " did not end within 10 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while measuring " + command[0], e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static double loopback() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(DEADLINE_MILLIS);
      Threads.start("assay-calibration", () -> echo(server));
      try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
        return roundTrips(socket);
      }
    }
  }

  private static double roundTrips(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(DEADLINE_MILLIS);
    OutputStream out = socket.getOutputStream();
    InputStream in = socket.getInputStream();
    return fastest(
        2_000,
        500,
        () -> {
          out.write(1);
          if (in.read() < 0) {
            throw new IOException("the echo ended");
          }
        });
  }

  private static void echo(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(DEADLINE_MILLIS);
      int read = socket.getInputStream().read();
      while (read >= 0) {
        socket.getOutputStream().write(read);
        read = socket.getInputStream().read();
      }
    } catch (IOException e) {
      // The measuring side sees the connection end and says so.
      Thread.currentThread().interrupt();
    }
  }

  private static double diskSync(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, ".assay-sync", ".tmp");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer page = ByteBuffer.allocate(4096);
      return fastest(
          20,
          2,
          () -> {
            channel.write(page.rewind());
            channel.force(false);
          });
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Of the last minute, for each core. */
  private static double load() {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    return Math.max(0, system.getSystemLoadAverage() / system.getAvailableProcessors());
  }

  private static double cpu() throws IOException {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] bytes = new byte[4 << 20];
      return fastest(15, 10, () -> sha256.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static double fastest(int times, int warmUps, Part part) throws IOException {
    double[] millis = new double[times];
    for (int i = -warmUps; i < times; i++) {
      long begun = System.nanoTime();
      part.run();
      if (i >= 0) {
        millis[i] = (System.nanoTime() - begun) / 1e6;
      }
    }
    return Arrays.stream(millis).min().orElseThrow();
  }

  private interface Part {
    void run() throws IOException;
  }
}
