package io.swarmassay.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.FakeBeam;
import io.swarmassay.beam.Term;
import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Output;
import io.swarmassay.swarm.SwarmException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract for the probes that look into containers. */
class ContainerProbeTests {
  @Nested
  class OfUser extends ProbeContract {
    @Override
    public Probe probe() {
      return new User();
    }

    @Override
    public ProbeScene healthy() {
      return running("1000");
    }

    private static ProbeScene running(String uid) {
      String top =
          """
          {"Titles": ["PID", "UID", "COMMAND"],
           "Processes": [["7", "1000", "docker-init"], ["9", "%s", "beam.smp"]]}
          """;
      return three().answering("call", any -> top.formatted(uid));
    }

    @Test
    void root_is_named_with_its_program() {
      assertThat(probe().read(running("0")).reason())
          .startsWith("atomvm-node.1: beam.smp runs as uid 0, not 1000");
    }

    @Test
    void a_container_that_shows_no_process_is_not_healthy() {
      ProbeScene none = three().answering("call", any -> "{}");
      assertThat(probe().read(none).reason()).contains("no process");
    }

    @Test
    void anybody_else_is_named_too() {
      assertThat(probe().read(running("1001")).reason()).contains("runs as uid 1001, not 1000");
      assertThat(probe().read(running("app")).reason()).contains("runs as uid app, not 1000");
    }
  }

  @Nested
  class OfPrograms extends ProbeContract {
    @Override
    public Probe probe() {
      return new Programs(Optional.empty(), List.of("/bin/sh"), List.of("/bin/bash"));
    }

    @Override
    public ProbeScene healthy() {
      return having("/bin/sh");
    }

    private static ProbeScene having(String only) {
      return three()
          .answering(
              "call",
              of -> {
                if (!String.valueOf(of[2]).endsWith("path=" + only)) {
                  throw new SwarmException(404, "no such file");
                }
                return "";
              });
    }

    @Test
    void what_is_missing_and_what_is_too_much_is_named() {
      assertThat(probe().read(having("/bin/bash")).reason())
          .contains("atomvm-node.1: /bin/sh is missing", "atomvm-node.1: /bin/bash is there");
    }

    @Test
    void a_refusal_is_no_file_and_no_lack_of_one() {
      ProbeScene refusing =
          three()
              .answering(
                  "call",
                  of -> {
                    throw new SwarmException(500, "busy");
                  });
      assertThat(probe().read(refusing).reason()).startsWith("atomvm-node.1: busy; ");
      assertThat(new Programs(Optional.empty(), List.of(), List.of()).read(three()).unproven())
          .isTrue();
    }
  }

  @Nested
  class OfListeners extends ProbeContract {
    @Override
    public Probe probe() {
      return new Listeners(Optional.empty(), List.of(4000));
    }

    @Override
    public ProbeScene healthy() {
      return with("0100007F:0FA0", "0A");
    }

    /** Beside one socket there is the engine's name server, and a connection that is open. */
    private static ProbeScene with(String address, String state) {
      String table =
          """
            sl  local_address rem_address   st tx_queue
             0: 0B00007F:9C41 00000000:0000 0A 00000000
             1: 0100007F:1111 0100007F:0FA0 01 00000000
             2: %s 00000000:0000 %s 00000000
          """
              .formatted(address, state);
      return three().answering("hosts", any -> Optional.of(hosts(table)));
    }

    private static Hosts hosts(String table) {
      return (Hosts)
          Proxy.newProxyInstance(
              Hosts.class.getClassLoader(),
              new Class<?>[] {Hosts.class},
              (proxy, method, of) -> new Output(0, table, ""));
    }

    @Test
    void a_port_too_many_and_a_port_too_few_are_named() {
      assertThat(probe().read(with("00000000:1538", "0A")).reason())
          .contains("atomvm-node.1: something listens on TCP port 5432")
          .contains("atomvm-node.1: nothing listens on TCP port 4000");
    }

    @Test
    void what_cannot_be_seen_is_not_healthy() {
      ProbeScene blind = three().answering("hosts", any -> Optional.empty());
      assertThat(probe().read(blind).reason()).isEqualTo("the machines below cannot be asked");
    }
  }

  @Nested
  class OfHealthTruth extends ProbeContract {
    @Override
    public Probe probe() {
      return new HealthTruth();
    }

    @Override
    public ProbeScene healthy() {
      return answering(200, 200);
    }

    private static ProbeScene answering(int health, int work) {
      return three().answering("dial", any -> new Server(Map.of("/health", health, "/", work)));
    }

    @Test
    void a_liar_is_named_and_honest_illness_is_no_lie() {
      assertThat(probe().read(answering(200, 503)).reason())
          .contains("atomvm-node.1: /health says 200, / 503: one of them lies");
      assertThat(probe().read(answering(503, 200)).reason()).contains("one of them lies");
      assertThat(probe().read(answering(503, 503)).reason())
          .contains("/health says 503, / 503")
          .doesNotContain("lies");
    }

    @Test
    void a_replica_that_says_nothing_is_not_well() {
      assertThat(probe().read(three().answering("dial", any -> new Server(Map.of()))).reason())
          .startsWith("atomvm-node.1: /health says nothing, / nothing; ");
    }
  }

  @Nested
  class OfEmulatorFlags extends ProbeContract {
    @Override
    public Probe probe() {
      return new EmulatorFlags(Optional.empty(), Map.of("sbwt", "none", "A", "4"));
    }

    @Override
    public ProbeScene healthy() {
      return started("beam.smp\0-sbwt\0none\0-A\0004\0--\0-sbwt\0long\0", "4");
    }

    private static ProbeScene started(String line, String threads) {
      Term answer =
          Term.tuple(
              Term.binary(line.getBytes(StandardCharsets.UTF_8)),
              Term.list(Term.tuple(Term.string("A"), Term.string(threads))));
      FakeBeam beam = new FakeBeam().evaluating("flags.exprs", (node, free) -> answer);
      for (int slot = 1; slot <= 3; slot++) {
        beam.knowing(new BeamNode("n" + slot + "@h" + slot, 9100, replica(slot)));
      }
      return three().observedBy(beam);
    }

    @Test
    void a_flag_that_is_missing_other_or_not_in_effect_is_named() {
      assertThat(probe().read(started("beam.smp\0-sbwt\0long\0--\0", "4")).reason())
          .contains("+A is missing, not 4", "+sbwt is long, not none");
      assertThat(probe().read(started("beam.smp\0-sbwt\0none\0-A\0004\0", "1")).reason())
          .contains("+A 4 is not in effect: 1");
    }
  }

  /** Answers one request with a status by its path. */
  private static final class Server implements Connection {
    private final Map<String, Integer> statuses;
    private final ByteArrayOutputStream asked = new ByteArrayOutputStream();

    Server(Map<String, Integer> statuses) {
      this.statuses = statuses;
    }

    @Override
    public InputStream in() {
      String path = asked.toString(StandardCharsets.US_ASCII).split(" ")[1];
      String answer = "HTTP/1.1 %d X\r\nContent-Length: 0\r\n\r\n".formatted(statuses.get(path));
      return new ByteArrayInputStream(answer.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public OutputStream out() {
      return asked;
    }

    @Override
    public void close() {
      // Nothing was opened.
    }
  }
}
