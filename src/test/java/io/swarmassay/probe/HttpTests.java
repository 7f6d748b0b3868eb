package io.swarmassay.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.internal.http.RawServer;
import io.swarmassay.internal.http.Spoken;
import io.swarmassay.swarm.Connection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HttpTests extends ProbeContract {
  private static final AtomicInteger OPEN = new AtomicInteger();

  @Override
  public Probe probe() {
    return new Http();
  }

  @Override
  public ProbeScene healthy() {
    return saying("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and more");
  }

  private static ProbeScene saying(String answer) {
    return three()
        .answering(
            "dial",
            any -> connection(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8))));
  }

  private static Connection connection(InputStream in) {
    OPEN.incrementAndGet();
    AtomicBoolean closed = new AtomicBoolean();
    return new Connection() {
      @Override
      public InputStream in() {
        return in;
      }

      @Override
      public OutputStream out() {
        return OutputStream.nullOutputStream();
      }

      @Override
      public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
          OPEN.decrementAndGet();
        }
        in.close();
      }
    };
  }

  private static Reading expecting(String body, String answer) {
    return new Http(Optional.empty(), 80, "/", 200, body).read(saying(answer));
  }

  @Test
  void it_measures_each_replica_and_closes_what_it_opened() {
    Reading reading = probe().read(healthy());
    assertThat(reading.reason()).isEqualTo("3 of 3 replicas answer 200");
    assertThat(reading.measures()).hasSize(3);
    assertThat(OPEN).hasValue(0);
  }

  @ParameterizedTest
  @EnumSource(Spoken.class)
  void each_answer_of_an_ordinary_server_is_understood(Spoken spoken) {
    ProbeScene scene = saying(spoken.bytes().replace(RawServer.CLOSE, ""));
    Probe asking = new Http(Optional.empty(), 80, "/", spoken.status(), spoken.body());
    assertThat(asking.read(scene).reason()).isEqualTo("3 of 3 replicas answer " + spoken.status());
  }

  @Test
  void a_wrong_status_is_named() {
    assertThat(expecting("", "HTTP/1.0 503 Busy\r\n\r\n").reason())
        .startsWith("0 of 3 replicas answer 200: atomvm-node.1: status 503, not 200; ");
  }

  @Test
  void the_body_counts_up_to_its_length() {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello and more";
    assertThat(expecting("hello", answer).healthy()).isTrue();
    assertThat(expecting("more", answer).reason()).contains("no 'more' in the answer");
  }

  @Test
  void chunks_are_joined() {
    String chunks =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n";
    assertThat(expecting("hello", chunks).healthy()).isTrue();
  }

  @Test
  void a_cut_answer_is_no_answer() {
    assertThat(expecting("", "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhel").reason())
        .contains("no HTTP on port 80: ", "expected: 50", "received: 3");
    assertThat(expecting("", "SSH-2.0-x\r\n").reason()).contains("no HTTP on port 80: ");
    assertThat(expecting("", "").reason()).contains("the connection ended before an answer");
  }

  @Test
  void a_server_that_hangs_is_left_in_time() {
    ProbeScene hanging = three().answering("dial", any -> connection(silence()));
    assertThat(probe().read(hanging).reason()).contains("atomvm-node.1: no answer within 2500 ms");
    assertThat(OPEN).hasValue(0);
  }

  private static InputStream silence() {
    try {
      return new PipedInputStream(new PipedOutputStream());
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
