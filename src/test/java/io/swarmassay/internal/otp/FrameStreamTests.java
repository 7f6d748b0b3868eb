package io.swarmassay.internal.otp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameStreamTests {
  private final List<Integer> writes = new ArrayList<>();
  private final FrameStream stream =
      new FrameStream(
          new ByteArrayOutputStream() {
            @Override
            public void write(byte[] bytes) {
              writes.add(bytes.length);
            }
          });

  private void send(int... bytes) throws IOException {
    for (int one : bytes) {
      stream.write(one);
    }
    stream.flush();
  }

  @Test
  void the_handshake_passes_as_it_comes() throws IOException {
    send(0, 3, 'N', 1, 2);
    send(0, 2, 'c', 1);
    assertThat(writes).containsExactly(5, 4);
  }

  @Test
  void after_the_challenge_reply_header_and_payload_leave_together() throws IOException {
    send(0, 2, 'r', 1);
    send(0, 0, 0, 5, 112, 1);
    send(2, 3, 4);
    assertThat(writes).containsExactly(4, 9);
  }

  @Test
  void ticks_and_whole_messages_leave_at_once() throws IOException {
    send(0, 2, 'r', 1);
    send(0, 0, 0, 0);
    send(0, 0, 0, 1, 7, 0, 0, 0, 2, 8, 9);
    assertThat(writes).containsExactly(4, 4, 11);
  }
}
