package io.swarmassay.stack.file;

import io.swarmassay.yaml.Yaml;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code healthcheck}. */
record HealthReader(MappingReader health) {
  static final Set<String> KEYS =
      Set.of("test", "interval", "timeout", "retries", "start_period", "start_interval", "disable");

  Map<String, Object> body() {
    if (health.flag("disable").orElse(false)) {
      if (health.has("test")) {
        health.wrong("test", "a disabled health check has no test", "leave one of them out");
      }
      return Map.of("Test", List.of("NONE"));
    }
    return new Body()
        .put("Test", test())
        .put("Interval", health.duration("interval"))
        .put("Timeout", health.duration("timeout"))
        .put("Retries", health.integer("retries", 0))
        .put("StartPeriod", health.duration("start_period"))
        .put("StartInterval", health.duration("start_interval"))
        .map();
  }

  private List<String> test() {
    boolean line = health.at("test").filter(at -> at.content() instanceof Yaml.Scalar).isPresent();
    if (line) {
      return health.text("test").map(text -> List.of("CMD-SHELL", text)).orElse(List.of());
    }
    List<String> words = health.texts("test");
    if (!words.isEmpty() && !Set.of("NONE", "CMD", "CMD-SHELL").contains(words.get(0))) {
      String message = "a test starts with CMD, CMD-SHELL or NONE, not '" + words.get(0) + "'";
      health.wrong("test", message, "or write it as one text");
    }
    return words;
  }
}
