package io.swarmassay.internal.http;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * What a server answered.
 *
 * @param status the final status code; 1xx are no answers
 * @param body in the character set the answer names, else as UTF-8; empty when there is none
 * @param whole whether the body is all of it
 * @param location where a redirect points to; empty when it is none
 */
public record HttpAnswer(int status, String body, boolean whole, String location) {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> SAME_METHOD = Set.of(307, 308);

  /** The request to follow; empty when it points to another host, or to nothing we can ask. */
  Optional<HttpCall> redirect(HttpCall asked, String host) {
    if (!REDIRECTS.contains(status) || location.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI target = URI.create("http://" + host + asked.path()).resolve(URI.create(location));
      if (!"http".equals(target.getScheme()) || !host.equalsIgnoreCase(target.getHost())) {
        return Optional.empty();
      }
      String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
      String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
      return Optional.of(asked.at(path + query, SAME_METHOD.contains(status)));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
