package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swarmassay.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Certificates for two days, made anew for each test: none is ever committed. */
final class Certificates {
  /** A node that connects looks for the other's host among these. */
  private static final String HOSTS =
      "subjectAltName=DNS:atomvm-1,DNS:atomvm-2,DNS:host-1,DNS:guest-1";

  private static final long SECONDS = 60;
  private final Path folder;

  private Certificates(Path folder) {
    this.folder = folder;
  }

  /**
   * A stack of the test resources whose nodes get one of ours, and hold one of a stranger's too.
   */
  static Stack stack(String name) {
    boolean installed =
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "openssl")));
    assumeTrue(installed, "skipped: no openssl on the PATH");
    try {
      Certificates made = new Certificates(Files.createTempDirectory("certificates"));
      Map<String, String> secrets =
          Map.of(
              "node-pem", made.signed("ours"),
              "ca-pem", made.read("ours-ca.pem"),
              "foreign-pem", made.signed("theirs"));
      return Stack.at(Path.of("src/test/resources/stacks", name)).setting(secrets);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Key and certificate of a node, by an authority of that name. */
  private String signed(String authority) throws IOException, InterruptedException {
    String ca = authority + "-ca";
    Files.writeString(folder.resolve("hosts"), HOSTS);
    openssl(
        "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=%1$s -keyout %1$s.key -out %1$s.pem",
        ca);
    openssl("req -newkey rsa:2048 -nodes -subj /CN=node -keyout %1$s.key -out %1$s.csr", authority);
    openssl(
        "x509 -req -days 2 -in %1$s.csr -CA %1$s-ca.pem -CAkey %1$s-ca.key -CAcreateserial -extfile hosts -out %1$s.pem",
        authority);
    return read(authority + ".key") + read(authority + ".pem");
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private void openssl(String arguments, String name) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments.formatted(name).split(" ")));
    Path printed = folder.resolve("printed.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(printed)).isZero();
  }
}
