package io.swarmassay.hostile;

import io.swarmassay.cli.CommandResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What every answer to spoilt input has to keep to; what it breaks is a flaw, in a few words. */
final class AnswerRules {
  /** Letters of one line; a person reads no more of it. */
  private static final int LINE = 1_000;

  /** Lines that one command may complain in. */
  private static final int LINES = 60;

  private static final Pattern PLACE =
      Pattern.compile("(?s)(warning: )?(assay: \\S.*|[^ ].*:\\d+:\\d+: \\S.*)");

  /** Names of classes, and sentences of the JDK and of libraries that are for programmers. */
  private static final Pattern JAVA =
      Pattern.compile(
          "\\b[A-Z]\\w*(Exception|Error)\\b|\\b(java|javax|com|org|io)\\.\\w+\\.[\\w.]*[A-Z]\\w+"
              + "|\\bjava\\.\\w|^[ \\t]+at |\\.java:\\d|Cannot invoke|out of bounds|For input string"
              + "|toIndex|fromIndex|\\bbegin \\d|Cannot (construct|deserialize)|@[0-9a-f]{6,8}\\b"
              + "|StreamReadConstraints|reference chain|No enum constant|Optional[\\[.]"
              + "|\\b(LinkedHashMap|ArrayList|IdentityHashMap)\\b|INCLUDE_SOURCE_IN_LOCATION",
          Pattern.MULTILINE);

  /** What a terminal obeys, or what turns the order of its letters. */
  private static final Pattern OBEYED =
      Pattern.compile("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069\\u200e\\u200f\\ufeff&&[^\\n]]");

  private AnswerRules() {}

  /** What is wrong with an answer; empty where nothing is. */
  static List<String> flaws(CommandResult said, Set<Integer> codes) {
    List<String> flaws = new ArrayList<>();
    if (!codes.contains(said.exit())) {
      flaws.add("exit code " + said.exit());
    }
    if (said.exit() != 0 && said.err().isBlank() && said.out().isBlank()) {
      flaws.add("no word of why");
    }
    flaws.addAll(unreadable(said.out() + "\n" + said.err()));
    flaws.addAll(lines(said.err().lines().toList()));
    return flaws;
  }

  private static List<String> unreadable(String all) {
    List<String> flaws = new ArrayList<>();
    String own = all.replace(Mutations.CLASS, "");
    if (JAVA.matcher(own).find()) {
      flaws.add("words for programmers");
    }
    if (OBEYED.matcher(all).find()) {
      flaws.add("letters that a terminal obeys");
    }
    if (all.lines().anyMatch(line -> line.length() > LINE)) {
      flaws.add("a line of more than " + LINE + " letters");
    }
    return flaws;
  }

  private static List<String> lines(List<String> lines) {
    List<String> flaws = new ArrayList<>();
    if (lines.stream().anyMatch(line -> !PLACE.matcher(line).matches())) {
      flaws.add("a line that names no place");
    }
    if (lines.stream().distinct().count() < lines.size()) {
      flaws.add("the same line twice");
    }
    if (lines.size() > LINES) {
      flaws.add("more than " + LINES + " lines");
    }
    return flaws;
  }
}
