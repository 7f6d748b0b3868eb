package io.swarmassay.cli;

import io.swarmassay.cli.terminal.Sentences;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One thing of a list.
 *
 * @param name what it is called
 * @param meaning what it is, in one line
 * @param facts more about it, for machines
 * @param details more about it, a line each, for people
 */
record Entry(String name, String meaning, Map<String, Object> facts, List<String> details) {
  Stream<String> lines(int width) {
    String first = String.format(Locale.ROOT, "  %-" + Math.max(1, width) + "s  %s", name, meaning);
    String indent = " ".repeat(width + 6);
    return Stream.concat(
        Stream.of(Sentences.plain(first)),
        details.stream().map(detail -> indent + Sentences.plain(detail)));
  }

  Map<String, Object> json(String kind) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("kind", kind);
    object.put("name", name);
    object.put("meaning", meaning);
    object.putAll(facts);
    return object;
  }
}
