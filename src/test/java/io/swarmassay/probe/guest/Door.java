package io.swarmassay.probe.guest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmassay.swarm.Connection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** A planner's door in memory: answers what was written to it when it is read. */
final class Door implements Connection {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final UnaryOperator<String> planner;

  /** The planner is given the whole request, and gives the whole answer. */
  Door(UnaryOperator<String> planner) {
    this.planner = planner;
  }

  /** An answer; its body may have single quotes for double ones. */
  static String http(int status, String body) {
    String json = body.replace('\'', '"');
    return String.format(
        Locale.ROOT, "HTTP/1.1 %d X\r\nContent-Length: %d\r\n\r\n%s", status, json.length(), json);
  }

  @Override
  public InputStream in() {
    return new InputStream() {
      private InputStream answer;

      @Override
      public int read() throws IOException {
        if (answer == null) {
          answer = new ByteArrayInputStream(planner.apply(out.toString(UTF_8)).getBytes(UTF_8));
        }
        return answer.read();
      }
    };
  }

  @Override
  public OutputStream out() {
    return out;
  }

  @Override
  public void close() {
    // Nothing was opened.
  }
}
