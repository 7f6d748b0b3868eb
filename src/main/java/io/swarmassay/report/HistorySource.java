package io.swarmassay.report;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.swarmassay.history.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Where the events of a run come from. */
interface HistorySource {
  /** Hands every event over, in order; damage is said to the chronicle, never thrown. */
  void into(Chronicle chronicle) throws IOException;

  /** A file of one event a line; none when there is no such file. */
  static HistorySource of(Path file) {
    return chronicle -> {
      if (!Files.exists(file)) {
        chronicle.damaged("there is no history.jsonl");
        return;
      }
      new Lines().read(file, chronicle);
    };
  }

  /** Reads lines one by one. */
  final class Lines {
    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    private interface Plain {}

    private final JsonMapper mapper = mapper();
    private final Map<String, Class<? extends Event>> kinds = new HashMap<>();

    @SuppressWarnings("unchecked")
    Lines() {
      for (Class<?> kind : Event.class.getPermittedSubclasses()) {
        kinds.put(kind.getSimpleName(), (Class<? extends Event>) kind);
      }
    }

    void read(Path file, Chronicle chronicle) throws IOException {
      try (BufferedReader in = Files.newBufferedReader(file)) {
        long number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          number++;
          try {
            JsonNode node = mapper.readTree(line);
            chronicle.accept(mapper.treeToValue(node, kinds.get(node.path("e").asText())));
          } catch (IOException | IllegalArgumentException e) {
            chronicle.damaged("line " + number + " is not a whole event");
          }
        }
      }
    }

    private static JsonMapper mapper() {
      SimpleModule instants = new SimpleModule();
      instants.addDeserializer(
          Instant.class,
          new JsonDeserializer<>() {
            @Override
            public Instant deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
              return Instant.parse(in.getValueAsString());
            }
          });
      return JsonMapper.builder()
          .addModule(instants)
          .addMixIn(Event.class, Plain.class)
          .disable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
    }
  }
}
