package io.swarmassay.internal.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.swarmassay.swarm.SwarmException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Bodies and queries as the engine wants them. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** The tree of a body; a missing node for an empty one, text for what is no JSON. */
  static JsonNode read(String body) {
    if (body.isBlank()) {
      return MissingNode.getInstance();
    }
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException noJson) {
      return MAPPER.getNodeFactory().textNode(body.strip());
    }
  }

  /** The bytes of a body; none for {@code null}. */
  static byte[] write(Object body) {
    if (body == null) {
      return new byte[0];
    }
    try {
      return MAPPER.writeValueAsBytes(body);
    } catch (JsonProcessingException noJson) {
      throw new SwarmException("not to be written as JSON: " + body, noJson);
    }
  }

  /** A tree of maps, lists and plain values, to be edited. */
  static <T extends JsonNode> T tree(Object value, Class<T> type) {
    return type.cast(MAPPER.valueToTree(value));
  }

  /** {@code ?filters=...} for one filter. */
  static String filter(String key, String value) {
    String json = new String(write(Map.of(key, new String[] {value})), StandardCharsets.UTF_8);
    return "?filters=" + encode(json);
  }

  /** A value as a query or path wants it. */
  static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
