package io.swarmassay.internal.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Answers of a real engine (20.10.24, three managers), recorded. */
final class Recorded {
  private Recorded() {}

  static JsonNode json(String name) {
    return Json.read(text(name));
  }

  static List<JsonNode> lines(String name) {
    return text(name).lines().map(Json::read).toList();
  }

  private static String text(String name) {
    try (InputStream in = Recorded.class.getResourceAsStream("/recorded/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
