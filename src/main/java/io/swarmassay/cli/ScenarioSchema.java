package io.swarmassay.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmassay.history.Metric;
import io.swarmassay.scenario.Catalogue;
import io.swarmassay.scenario.Setting;
import io.swarmassay.scenario.Vocabulary;
import io.swarmassay.scenario.Word;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The JSON Schema of scenario files: a hand-written frame into which the words of the catalogue are
 * filled, so that an editor completes and checks them.
 */
final class ScenarioSchema {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String FRAME = "scenario-frame.json";

  private ScenarioSchema() {}

  /** The schema as text, with a line feed at the end. */
  static String of(Catalogue catalogue) {
    ObjectNode schema = frame();
    ObjectNode parts = (ObjectNode) schema.get("$defs");
    parts.set("probe", choice(catalogue.probes()));
    parts.set("fault", choice(catalogue.faults()));
    parts.set("traffic", kinds(catalogue.traffic()));
    ObjectNode budgets = JSON.createObjectNode();
    for (Metric metric : Metric.values()) {
      budgets
          .putObject(metric.label())
          .put("$ref", "#/$defs/limits")
          .put("description", metric.meaning());
    }
    ((ObjectNode) parts.get("budgets")).set("properties", budgets);
    return text(schema);
  }

  private static ObjectNode frame() {
    try (InputStream frame = ScenarioSchema.class.getResourceAsStream(FRAME)) {
      return (ObjectNode) JSON.readTree(frame);
    } catch (IOException e) {
      throw new UncheckedIOException(FRAME + " is not in the jar", e);
    }
  }

  /** A bare name, or a mapping of one name to its settings. */
  private static <T> ObjectNode choice(Vocabulary<T> vocabulary) {
    ObjectNode either = JSON.createObjectNode();
    ArrayNode forms = either.putArray("oneOf");
    ArrayNode names = forms.addObject().putArray("enum");
    vocabulary.words().keySet().forEach(names::add);
    ObjectNode mapping = kinds(vocabulary);
    mapping.put("minProperties", 1).put("maxProperties", 1);
    forms.add(mapping);
    return either;
  }

  private static <T> ObjectNode kinds(Vocabulary<T> vocabulary) {
    ObjectNode mapping = JSON.createObjectNode();
    mapping.put("type", "object").put("additionalProperties", false);
    ObjectNode properties = mapping.putObject("properties");
    vocabulary.words().values().forEach(word -> properties.set(word.name(), settings(word)));
    return mapping;
  }

  private static ObjectNode settings(Word<?> word) {
    ObjectNode settings = JSON.createObjectNode();
    settings.put("description", word.meaning());
    settings.putArray("type").add("object").add("null");
    settings.put("additionalProperties", false);
    ObjectNode properties = settings.putObject("properties");
    for (Setting setting : word.settings()) {
      ObjectNode form = form(setting.kind());
      form.put("description", setting.meaning());
      properties.set(setting.name(), form);
    }
    ArrayNode required = JSON.createArrayNode();
    word.settings().stream().filter(Setting::required).forEach(s -> required.add(s.name()));
    if (!required.isEmpty()) {
      settings.set("required", required);
    }
    return settings;
  }

  /** What a setting's kind allows, by the words that describe the kind. */
  private static ObjectNode form(String kind) {
    ObjectNode form = JSON.createObjectNode();
    if (kind.startsWith("list of ")) {
      form.put("type", "array").set("items", form(kind.substring("list of ".length())));
      return form;
    }
    if (kind.startsWith("mapping to ")) {
      String value = kind.substring("mapping to ".length());
      form.put("type", "object").set("additionalProperties", form(value));
      return form;
    }
    return switch (kind) {
      case "duration", "size", "rate" -> form.put("$ref", "#/$defs/" + kind);
      case "whole number" -> form.put("type", "integer");
      case "number" -> form.put("type", "number");
      case "true or false" -> form.put("type", "boolean");
      case "text" -> form.put("type", "string");
      default -> words(form, kind);
    };
  }

  private static ObjectNode words(ObjectNode form, String kind) {
    ArrayNode words = form.putArray("enum");
    for (String word : kind.split(" or ", -1)) {
      words.add(word);
    }
    return form;
  }

  private static String text(ObjectNode schema) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a schema is JSON", e);
    }
  }
}
