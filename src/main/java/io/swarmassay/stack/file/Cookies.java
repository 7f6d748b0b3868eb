package io.swarmassay.stack.file;

import io.swarmassay.swarm.Blueprint;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** Reads a deployment's cookie out of what is asked of the swarm. */
final class Cookies {
  private Cookies() {}

  /**
   * The content of the secret that holds the cookie, without blanks around it.
   *
   * @param secret its name, with or without the deployment's in front
   */
  static String of(Blueprint blueprint, String secret) {
    Set<Object> names = Set.of(secret, blueprint.namespace() + "_" + secret);
    return blueprint.secrets().stream()
        .filter(body -> names.contains(body.get("Name")))
        .map(Cookies::content)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no secret " + secret + " to take a cookie"));
  }

  private static String content(Map<String, Object> body) {
    byte[] content = Base64.getDecoder().decode((String) body.get("Data"));
    return new String(content, StandardCharsets.ISO_8859_1).strip();
  }
}
