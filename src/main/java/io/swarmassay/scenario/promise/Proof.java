package io.swarmassay.scenario.promise;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What holds a promise of a document, as {@code promises.yaml} names it: {@code SCENARIO check
 * NAME}, {@code SCENARIO budget METRIC[/COMPONENT]}, {@code SCENARIO step WORD}, or a test method,
 * {@code Class.method}.
 *
 * @param text as it was written
 * @param kind which of them
 * @param where the scenario's name, or the test class
 * @param what the check, the budget, the step or the method
 */
public record Proof(String text, Kind kind, String where, String what) {
  private static final Pattern TEST = Pattern.compile("([A-Z]\\w*(?:Tests|IT))\\.([a-z]\\w*)");
  private static final Pattern PART =
      Pattern.compile("([a-z0-9-]+) (check|budget|step) (\\S(?:.*\\S)?)");

  /** What can hold a promise. */
  public enum Kind {
    /** A probe of the steady state, or what judges the whole run. */
    CHECK,
    /** A documented budget, of the whole or of a component. */
    BUDGET,
    /** A step of the scenario: the stack bore it. */
    STEP,
    /** A test method. */
    TEST
  }

  /** Reads a reference; empty when it is none. */
  public static Optional<Proof> of(String text) {
    Matcher test = TEST.matcher(text);
    if (test.matches()) {
      return Optional.of(new Proof(text, Kind.TEST, test.group(1), test.group(2)));
    }
    Matcher part = PART.matcher(text);
    return part.matches()
        ? Optional.of(new Proof(text, kind(part.group(2)), part.group(1), part.group(3)))
        : Optional.empty();
  }

  private static Kind kind(String word) {
    return switch (word) {
      case "check" -> Kind.CHECK;
      case "budget" -> Kind.BUDGET;
      default -> Kind.STEP;
    };
  }

  /** Whether a check or step of that name is meant: the word itself, or it and settings. */
  public boolean means(String name) {
    return name.equals(what) || name.startsWith(what + " ");
  }

  /** Whether a budget on this metric and component is meant. */
  public boolean means(String metric, String component) {
    return what.equals(component.isEmpty() ? metric : metric + "/" + component);
  }
}
