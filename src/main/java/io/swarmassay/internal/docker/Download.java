package io.swarmassay.internal.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * An answer that an engine goes on writing. Reading has no deadline: closing, from any thread,
 * frees a blocked reader, which then sees an end or an {@link IOException}.
 */
public final class Download extends FilterInputStream {
  /** Letters of a line; the rest of it is left out. */
  private static final int LONGEST = 1 << 20;

  private final Response response;

  Download(Response response) {
    super(response.getBody());
    this.response = response;
  }

  /**
   * Hands over each line, of at most a million letters, until the engine ends the answer or this is
   * closed.
   */
  public void lines(Consumer<String> consumer) throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(this, StandardCharsets.UTF_8));
    StringBuilder line = new StringBuilder();
    int letter = reader.read();
    while (letter >= 0) {
      if (letter == '\n') {
        told(line, consumer);
      } else if (line.length() < LONGEST) {
        line.append((char) letter);
      }
      letter = reader.read();
    }
    told(line, consumer);
  }

  private static void told(StringBuilder line, Consumer<String> consumer) {
    String text = line.toString().stripTrailing();
    line.setLength(0);
    if (!text.isBlank()) {
      consumer.accept(text);
    }
  }

  @Override
  public void close() {
    response.close();
  }
}
