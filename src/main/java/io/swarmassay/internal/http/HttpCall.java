package io.swarmassay.internal.http;

import java.util.Locale;
import java.util.Set;

/**
 * A request.
 *
 * @param method {@code GET}, {@code POST}, ...
 * @param path begins with a slash; what follows a question mark belongs to it; percent-encoded
 * @param type what kind of content is sent, for example {@code application/json}
 * @param body what is sent, as UTF-8; empty for nothing
 * @param hops how many redirects are followed; 0 takes a redirect for the answer
 * @param largest how many bytes of an answer's body are read; of a larger one only its start
 */
public record HttpCall(
    String method, String path, String type, String body, int hops, int largest) {
  private static final int MEBIBYTE = 1 << 20;
  private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "OPTIONS");

  /** Refuses what cannot stand in a request's first line. */
  public HttpCall {
    if (!method.matches("[A-Za-z]+")) {
      throw new IllegalArgumentException("not a method of HTTP: '" + method + "'");
    }
    if (!path.matches("/[!-~]*")) {
      throw new IllegalArgumentException("not a path as HTTP writes it: '" + path + "'");
    }
    method = method.toUpperCase(Locale.ROOT);
  }

  /** A GET that follows no redirect and reads up to 1 MiB. */
  public static HttpCall get(String path) {
    return of("GET", path, "text/plain", "");
  }

  /** A request that follows no redirect and reads up to 1 MiB. */
  public static HttpCall of(String method, String path, String type, String body) {
    return new HttpCall(method, path, type, body, 0, MEBIBYTE);
  }

  /** The same, following so many redirects. */
  public HttpCall following(int redirects) {
    return new HttpCall(method, path, type, body, redirects, largest);
  }

  /** The same, reading up to so many bytes of the answer's body. */
  public HttpCall reading(int bytes) {
    return new HttpCall(method, path, type, body, hops, bytes);
  }

  /** Whether asking twice does no more than asking once. */
  boolean repeatable() {
    return REPEATABLE.contains(method);
  }

  /** What a redirect asks for instead: 307 and 308 the same, all others a GET. */
  HttpCall at(String elsewhere, boolean same) {
    return same || method.equals("HEAD")
        ? new HttpCall(method, elsewhere, type, body, hops, largest)
        : new HttpCall("GET", elsewhere, type, "", hops, largest);
  }
}
