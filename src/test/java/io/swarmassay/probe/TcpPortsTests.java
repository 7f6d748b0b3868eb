package io.swarmassay.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.SwarmException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TcpPortsTests extends ProbeContract {
  private static final Connection ACCEPTED =
      new Connection() {
        @Override
        public InputStream in() {
          return InputStream.nullInputStream();
        }

        @Override
        public OutputStream out() {
          return OutputStream.nullOutputStream();
        }

        @Override
        public void close() {}
      };

  @Override
  public Probe probe() {
    return new TcpPorts();
  }

  @Override
  public ProbeScene healthy() {
    return listening(80);
  }

  private static ProbeScene listening(int only) {
    return three()
        .answering(
            "dial",
            of -> {
              if (!of[1].equals(only)) {
                throw new SwarmException(0, "connection refused");
              }
              return ACCEPTED;
            });
  }

  @Test
  void a_port_that_is_closed_is_named() {
    Reading reading = new TcpPorts(Optional.empty(), List.of(80, 81)).read(listening(80));
    assertThat(reading.reason())
        .startsWith("atomvm-node.1: port 81 accepts no connection: connection refused; ")
        .doesNotContain("port 80");
  }

  @Test
  void no_port_proves_nothing_and_is_refused() {
    assertThatThrownBy(() -> new TcpPorts(Optional.empty(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ports: name one at least");
  }
}
