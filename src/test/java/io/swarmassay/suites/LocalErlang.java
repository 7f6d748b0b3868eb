package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The machine's own Erlang, with a port mapper of its own, and modules compiled into a folder. */
final class LocalErlang implements AutoCloseable {
  private static final long SECONDS = 60;

  private final Path home;
  private final int port;
  private final Process epmd;

  /** Works in a folder; skips the test where there is no Erlang. */
  LocalErlang(Path home) throws IOException {
    boolean erlang =
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "erlc")));
    assumeTrue(erlang, "skipped: no erlc on the PATH");
    this.home = home;
    port = freePort();
    Path cookie = Files.writeString(home.resolve(".erlang.cookie"), "local_cookie");
    Files.setPosixFilePermissions(cookie, PosixFilePermissions.fromString("r--------"));
    epmd = start(List.of("epmd", "-port", "" + port), home.resolve("epmd.txt"));
  }

  /** The port of its port mapper, which a node that is {@link #started} is told. */
  int mapper() {
    return port;
  }

  /** A port that nobody listens on. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Compiles what a folder holds, and takes its application files along. */
  LocalErlang with(Path sources) throws IOException, InterruptedException {
    return with(sources, home);
  }

  /** The same into another folder. */
  LocalErlang with(Path sources, Path into) throws IOException, InterruptedException {
    List<String> compile = new ArrayList<>(List.of("erlc", "-o", into.toString()));
    try (Stream<Path> files = Files.list(sources)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".erl")) {
          compile.add(file.toAbsolutePath().toString());
        } else if (name.endsWith(".app")) {
          Files.copy(file, into.resolve(name));
        }
      }
    }
    assertThat(done(compile)).isEmpty();
    return this;
  }

  /** What an expression prints in a node of its own, which ends with it. */
  String says(String expression, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("erl", "-noshell", "-start_epmd", "false"));
    command.addAll(List.of("-pa", home.toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-eval", expression + " halt()."));
    return done(command);
  }

  /** A node that goes on with what an expression started; what it prints is added to a file. */
  Process started(
      String expression, Path printed, Map<String, String> environment, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("erl", "-noshell", "-start_epmd", "false"));
    command.addAll(arguments);
    command.addAll(List.of("-eval", expression));
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().put("HOME", home.toString());
    builder.environment().putAll(environment);
    ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(printed.toFile());
    return builder.redirectErrorStream(true).redirectOutput(log).start();
  }

  private String done(List<String> command) throws IOException, InterruptedException {
    Path printed = Files.createTempFile(home, "printed", ".txt");
    Process process = start(command, printed);
    try {
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      assertThat(ended).as(command + ": " + Files.readString(printed)).isTrue();
      return Files.readString(printed);
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(List<String> command, Path printed) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("ERL_EPMD_PORT", "" + port);
    return builder.redirectErrorStream(true).redirectOutput(printed.toFile()).start();
  }

  @Override
  public void close() {
    epmd.destroyForcibly().onExit().join();
  }
}
