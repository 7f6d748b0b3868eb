package io.swarmassay.stack.file;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A JSON object being written; what the stack file leaves out is left out. */
final class Body {
  private final Map<String, Object> map = new LinkedHashMap<>();

  /** Puts a value unless it is null or an empty optional, collection or map. */
  Body put(String key, Object value) {
    Object content = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    boolean empty =
        content == null
            || (content instanceof Collection<?> all && all.isEmpty())
            || (content instanceof Map<?, ?> entries && entries.isEmpty());
    return empty ? this : keep(key, content);
  }

  /** Puts a value, also an empty one. */
  Body keep(String key, Object value) {
    map.put(key, value);
    return this;
  }

  Map<String, Object> map() {
    return map;
  }
}
