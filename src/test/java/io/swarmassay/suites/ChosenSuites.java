package io.swarmassay.suites;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs of all integration tests only those that {@code -Dassay.suites} names: comma-separated
 * begins of class names in the spelling of files, for example {@code single-container} for {@code
 * SingleContainerIT}. Scenario files choose among themselves ({@link ScenariosIT}). Found through
 * {@code META-INF/services}, so that it holds for every class.
 */
public final class ChosenSuites implements ExecutionCondition {
  private static final String INTEGRATION = "IT";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    String chosen = System.getProperty("assay.suites", "");
    String type = context.getTestClass().map(Class::getSimpleName).orElse("");
    return runs(chosen, type)
        ? ConditionEvaluationResult.enabled("chosen")
        : ConditionEvaluationResult.disabled("not among -Dassay.suites=" + chosen);
  }

  /** Whether a test class runs when these suites are chosen. */
  static boolean runs(String chosen, String type) {
    return chosen.isBlank()
        || !type.endsWith(INTEGRATION)
        || type.equals(ScenariosIT.class.getSimpleName())
        || Stream.of(chosen.split(",")).anyMatch(suite -> suite(type).startsWith(suite.strip()));
  }

  private static String suite(String type) {
    return type.substring(0, type.length() - INTEGRATION.length())
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }
}
