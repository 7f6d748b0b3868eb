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
  private final Response response;

  Download(Response response) {
    super(response.getBody());
    this.response = response;
  }

  /** Hands over each line until the engine ends the answer or this is closed. */
  public void lines(Consumer<String> consumer) throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(this, StandardCharsets.UTF_8));
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (!line.isBlank()) {
        consumer.accept(line);
      }
    }
  }

  @Override
  public void close() {
    response.close();
  }
}
