package io.swarmassay.internal.http;

import io.swarmassay.swarm.Connection;
import io.swarmassay.swarm.SwarmException;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One client's line to one server, kept open between requests as HTTP/1.1 says. Used by one thread
 * at a time; each request has a deadline for everything: reaching the server, asking, the whole
 * answer, and redirects.
 */
public final class HttpLine implements AutoCloseable {
  private final Function<Duration, Connection> dial;
  private final String host;
  private Exchange open;

  /**
   * A line that is opened at the first request.
   *
   * @param dial opens a stream to the server within a time, or throws {@link SwarmException}
   * @param host what the server is called in requests
   */
  public HttpLine(Function<Duration, Connection> dial, String host) {
    this.dial = dial;
    this.host = host;
  }

  /** Asks once, over a line of its own. */
  public static HttpAnswer ask(
      Function<Duration, Connection> dial, String host, HttpCall call, Duration deadline)
      throws IOException {
    try (HttpLine line = new HttpLine(dial, host)) {
      return line.ask(call, deadline);
    }
  }

  /**
   * Asks and waits for the answer.
   *
   * @throws NotSentException when the server could not be reached
   * @throws IOException when nobody knows what became of the request
   */
  public HttpAnswer ask(HttpCall call, Duration deadline) throws IOException {
    long until = System.nanoTime() + deadline.toNanos();
    try {
      HttpCall asked = call;
      HttpAnswer answer = answer(asked, until);
      Optional<HttpCall> next = answer.redirect(asked, host);
      for (int hop = 0; hop < call.hops() && next.isPresent(); hop++) {
        asked = next.get();
        answer = answer(asked, until);
        next = answer.redirect(asked, host);
      }
      return answer;
    } catch (Exchange.LateException late) {
      throw new IOException(
          String.format(Locale.ROOT, "no answer within %d ms", deadline.toMillis()), late);
    }
  }

  /**
   * A server may close a line that nobody uses at any time, and then has seen nothing of what was
   * sent meanwhile: asked once more on a fresh one if that does no harm (RFC 9112, section 9.3.1).
   */
  private HttpAnswer answer(HttpCall call, long until) throws IOException {
    boolean used = open != null;
    try {
      return exchange(call, until);
    } catch (Exchange.NoAnswerException closed) {
      if (used && call.repeatable()) {
        return exchange(call, until);
      }
      throw closed;
    }
  }

  private HttpAnswer exchange(HttpCall call, long until) throws IOException {
    connect(until);
    boolean keep = false;
    try {
      HttpAnswer answer = open.ask(call, host, until - System.nanoTime());
      keep = open.reusable();
      return answer;
    } finally {
      if (!keep) {
        close();
      }
    }
  }

  private void connect(long until) throws IOException {
    if (open == null) {
      Duration left = Duration.ofNanos(Math.max(1_000_000, until - System.nanoTime()));
      try {
        open = new Exchange(dial.apply(left));
      } catch (SwarmException unreachable) {
        throw new NotSentException(unreachable.getMessage(), unreachable);
      }
    }
  }

  @Override
  public void close() {
    Exchange done = open;
    open = null;
    if (done != null) {
      done.close();
    }
  }
}
