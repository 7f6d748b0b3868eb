package io.swarmassay.internal.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.beam.Beam;
import io.swarmassay.beam.BeamException;
import io.swarmassay.swarm.Connection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever listens where Erlang does may answer what it likes: that is no error of ours. */
@Timeout(20)
class HostileNodeTests {
  private static final Duration SOON = Duration.ofSeconds(5);

  @Test
  void a_port_that_is_none_names_no_node() {
    EpmdClient epmd = epmd(text("xxxxname a at port 99999999999999\nname b at port 4001\n"));
    assertThat(epmd.names(ErlangNodes.replica(1), Deadline.in(SOON)))
        .extracting(EpmdClient.Registered::name)
        .containsExactly("b");
  }

  @Test
  void names_without_end_are_read_up_to_a_limit() {
    EpmdClient epmd = epmd(new SequenceInputStream(forEver("name a at port 4001\n")));
    assertThat(epmd.names(ErlangNodes.replica(1), Deadline.in(SOON)))
        .hasSizeBetween(10_000, 100_000);
  }

  @Test
  void a_node_without_a_host_is_no_node() throws IOException {
    InputStream challenge = challenge("nohost");
    Beam beam =
        new OtpBeam(
            (replica, port, deadline) ->
                port == EpmdClient.PORT
                    ? answering(text("xxxxname a at port 4001\n"))
                    : answering(challenge),
            () -> "");
    assertThatThrownBy(() -> beam.nodes(ErlangNodes.replica(1), SOON))
        .isInstanceOf(BeamException.class)
        .hasMessageContaining("a is registered, but no handshake on port 4001");
  }

  private static EpmdClient epmd(InputStream answer) {
    return new EpmdClient((replica, port, deadline) -> answering(answer));
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Enumeration<InputStream> forEver(String text) {
    return new Enumeration<>() {
      @Override
      public boolean hasMoreElements() {
        return true;
      }

      @Override
      public InputStream nextElement() {
        return text(text);
      }
    };
  }

  private static InputStream challenge(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(3);
    out.writeBytes("sok");
    out.writeShort(1 + 8 + 4 + 4 + 2 + name.length());
    out.writeByte('N');
    out.writeLong(0);
    out.writeInt(0);
    out.writeInt(0);
    out.writeShort(name.length());
    out.writeBytes(name);
    return new SequenceInputStream(
        Collections.enumeration(
            List.of(new ByteArrayInputStream(bytes.toByteArray()), InputStream.nullInputStream())));
  }

  private static Connection answering(InputStream answer) {
    return new Connection() {
      @Override
      public InputStream in() {
        return answer;
      }

      @Override
      public OutputStream out() {
        return OutputStream.nullOutputStream();
      }

      @Override
      public void close() {
        // Nothing was opened.
      }
    };
  }
}
