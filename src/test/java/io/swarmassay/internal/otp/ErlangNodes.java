package io.swarmassay.internal.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Replica;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Real Erlang nodes {@code atomvm_node1@localhost}, ... on loopback, with a port mapper of their
 * own on a private port. One port mapper serves all, so what a replica's would say is cut out.
 */
public final class ErlangNodes implements AutoCloseable {
  /** The cookie of all nodes that are not given another. */
  public static final String COOKIE = "atomvm_secret_cookie";

  /** How long port mapper and nodes may take to start, on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final List<String> HANDLERS =
      List.of("msg_handler", "mute", "swallower", "doubler", "slow");

  private final List<Process> processes = Collections.synchronizedList(new ArrayList<>());
  private final int epmdPort;
  private final Path home;

  /** Starts the port mapper; skips the test where Erlang or JInterface is missing. */
  public ErlangNodes() throws IOException {
    assumeTrue(onPath("erl") && onPath("epmd"), "skipped: no erl on the PATH");
    JInterface.missing().ifPresent(advice -> assumeTrue(false, "skipped: " + advice));
    epmdPort = freePort();
    home = Files.createTempDirectory("assay-erl");
    start("epmd", "epmd", "-port", "" + epmdPort, "-address", "127.0.0.1");
    try {
      Awaitility.await("the port mapper").atMost(PATIENCE).until(this::listens);
    } catch (ConditionTimeoutException never) {
      close();
      throw never;
    }
  }

  private boolean listens() {
    try (Socket line = new Socket(InetAddress.getLoopbackAddress(), epmdPort)) {
      return line.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Starts the node of a slot and returns at once. */
  public Process start(int slot, String cookie, String... flags) throws IOException {
    List<String> command = new ArrayList<>(List.of("erl", "-noshell", "-noinput"));
    command.addAll(List.of("-sname", "atomvm_node" + slot + "@localhost", "-setcookie", cookie));
    command.addAll(List.of("-start_epmd", "false"));
    command.addAll(List.of("-kernel", "inet_dist_use_interface", "{127,0,0,1}"));
    command.addAll(List.of(flags));
    return start("node" + slot, command.toArray(String[]::new));
  }

  /**
   * Compiles handlers: a good one, one that logs nothing, one that swallows messages, one that has
   * each twice, and one that takes 300 ms for each.
   */
  public void compileHandlers() throws IOException, InterruptedException {
    handler("msg_handler", true, 1, 0);
    handler("mute", false, 1, 0);
    handler("swallower", false, 0, 0);
    handler("doubler", true, 2, 0);
    handler("slow", true, 1, 300);
    List<String> erlc = new ArrayList<>(List.of("erlc"));
    HANDLERS.forEach(name -> erlc.add(name + ".erl"));
    Process compiler = new ProcessBuilder(erlc).directory(home.toFile()).inheritIO().start();
    assertThat(compiler.waitFor(20, TimeUnit.SECONDS) && compiler.exitValue() == 0).isTrue();
  }

  private void handler(String name, boolean logs, int kept, int takes) throws IOException {
    try (InputStream in = ErlangNodes.class.getResourceAsStream("handler.erl")) {
      String text =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace("NAME", name)
              .replace("LOG", "" + logs)
              .replace("KEPT", "" + kept)
              .replace("TAKES", "" + takes);
      Files.writeString(home.resolve(name + ".erl"), text);
    }
  }

  /** Flags that start all handlers. */
  public String[] handling() {
    String all = String.join(":start(), ", HANDLERS) + ":start().";
    return new String[] {"-pa", home.toString(), "-eval", all};
  }

  private Process start(String name, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("ERL_EPMD_PORT", "" + epmdPort);
    builder.environment().put("HOME", home.toString());
    builder.redirectErrorStream(true).redirectOutput(log(name).toFile());
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  /** What a slot's node wrote. */
  public List<String> logs(Replica replica) {
    try {
      return Files.readAllLines(log("node" + replica.slot()));
    } catch (IOException none) {
      return List.of();
    }
  }

  private Path log(String name) {
    return home.resolve(name + ".log");
  }

  /** The replica of a slot. */
  public static Replica replica(int slot) {
    return new Replica(
        "m",
        "atomvm-node",
        slot,
        "t" + slot,
        "c" + slot,
        "n1",
        "running",
        "running",
        "started",
        "",
        Instant.EPOCH,
        Instant.EPOCH);
  }

  /** Connects to a replica's port as a swarm would. */
  public Connection dial(Replica replica, int port, Duration deadline) {
    return port == EpmdClient.PORT ? new PortMapper(replica.slot()) : new Tcp(port, deadline);
  }

  /** Waits until the nodes of the slots 1 to n have registered. */
  public void await(int nodes) throws InterruptedException {
    EpmdClient epmd = new EpmdClient(this::dial);
    Deadline deadline = Deadline.in(PATIENCE);
    for (int slot = 1; slot <= nodes; slot++) {
      while (!registered(epmd, slot)) {
        assertThat(deadline.over()).as("node %s registers in time", slot).isFalse();
        TimeUnit.MILLISECONDS.sleep(10);
      }
    }
  }

  private static boolean registered(EpmdClient epmd, int slot) {
    try {
      return !epmd.names(replica(slot), Deadline.in(Duration.ofSeconds(1))).isEmpty();
    } catch (RuntimeException notYet) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    processes.forEach(Process::destroyForcibly);
    processes.forEach(process -> process.onExit().join());
    try (Stream<Path> files = Files.list(home)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(home);
  }

  private static boolean onPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The port mapper as one replica would have it: it knows the replica's own node only. */
  private final class PortMapper implements Connection {
    private final String own;
    private final Closeable real;
    private final Tcp tcp = new Tcp(epmdPort, Duration.ofSeconds(1));
    private final ByteArrayOutputStream question = new ByteArrayOutputStream();

    PortMapper(int slot) {
      this.own = "atomvm_node" + slot;
      this.real = tcp;
    }

    @Override
    public OutputStream out() {
      return question;
    }

    @Override
    public InputStream in() {
      try {
        tcp.out().write(question.toByteArray());
        byte[] answer = tcp.in().readAllBytes();
        return new ByteArrayInputStream(question.toByteArray()[2] == 'n' ? mine(answer) : answer);
      } catch (IOException broken) {
        throw new IllegalStateException(broken);
      }
    }

    private byte[] mine(byte[] answer) {
      String text = new String(answer, StandardCharsets.ISO_8859_1);
      return (text.substring(0, 4)
              + text.substring(4)
                  .lines()
                  .filter(line -> line.startsWith("name " + own + " "))
                  .collect(Collectors.joining("\n")))
          .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
      real.close();
    }
  }
}
