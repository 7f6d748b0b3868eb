package io.swarmassay.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.history.Event;
import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Html;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** On what it ran: everything in {@code run.json} that is no scenario, and what was noted later. */
record VersionSection() implements Section {
  private static final Pattern HASH = Pattern.compile("\\b([0-9a-f]{12})[0-9a-f]{28,}\\b");
  private static final Set<String> ELSEWHERE =
      Set.of(
          "scenario",
          "command",
          "command_line",
          "commandLine",
          "args",
          "seed",
          "schema",
          "started",
          DocumentSection.TOPIC,
          "image-files");

  @Override
  public Optional<Panel> of(RunEvidence evidence) {
    Html body = new Html();
    List<String[]> loose = new ArrayList<>();
    for (Iterator<Map.Entry<String, JsonNode>> it = evidence.run().fields(); it.hasNext(); ) {
      Map.Entry<String, JsonNode> fact = it.next();
      if (!ELSEWHERE.contains(fact.getKey())) {
        fact(body, loose, fact.getKey(), fact.getValue());
      }
    }
    noted(body, evidence);
    String all = facts("The run", loose) + body;
    String lead =
        "On what it ran. Figures of two machines may be compared only where their calibration says so.";
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Panel(
                "versions",
                "Versions and machine",
                lead,
                "<div class=\"facts-grid\">" + all + "</div>"));
  }

  private static void fact(Html body, List<String[]> loose, String name, JsonNode value) {
    if (value.isValueNode()) {
      loose.add(new String[] {name, value.asText()});
      return;
    }
    List<String[]> facts = new ArrayList<>();
    flatten(facts, "", value);
    body.add(facts(title(name), facts));
  }

  private static void flatten(List<String[]> facts, String path, JsonNode value) {
    if (value.isObject()) {
      value
          .fields()
          .forEachRemaining(
              e ->
                  flatten(
                      facts, path.isEmpty() ? e.getKey() : path + " " + e.getKey(), e.getValue()));
    } else if (value.isArray() && !values(value)) {
      for (int i = 0; i < value.size(); i++) {
        flatten(facts, (path + " " + (i + 1)).strip(), value.get(i));
      }
    } else {
      facts.add(new String[] {path, value.isArray() ? joined(value) : value.asText()});
    }
  }

  private static boolean values(JsonNode array) {
    for (JsonNode item : array) {
      if (!item.isValueNode()) {
        return false;
      }
    }
    return true;
  }

  private static String joined(JsonNode array) {
    List<String> items = new ArrayList<>();
    array.forEach(item -> items.add(item.asText()));
    return String.join(", ", items);
  }

  private static void noted(Html body, RunEvidence evidence) {
    Map<String, List<String[]>> topics = new LinkedHashMap<>();
    for (Event.Noted note : evidence.history().all(Event.Noted.class)) {
      if (!evidence.run().has(note.topic()) && !ELSEWHERE.contains(note.topic())) {
        List<String[]> facts = topics.computeIfAbsent(note.topic(), any -> new ArrayList<>());
        note.facts().forEach((name, value) -> facts.add(new String[] {name, value}));
      }
    }
    topics.forEach((topic, facts) -> body.add(facts(title(topic), facts)));
  }

  private static String facts(String title, List<String[]> facts) {
    if (facts.isEmpty()) {
      return "";
    }
    Html list = new Html().open("div", "class", "fact-group").leaf("h3", title).open("dl");
    facts.forEach(
        fact ->
            list.open("div")
                .leaf("dt", fact[0].replace('_', ' '))
                .leaf("dd", shortened(fact[1]))
                .close());
    return list.close().close().toString();
  }

  private static String title(String name) {
    String words = name.replace('_', ' ');
    return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** Hashes by their beginning: the whole ones are in {@code run.json}. */
  private static String shortened(String fact) {
    return HASH.matcher(fact).replaceAll("$1\u2026");
  }
}
