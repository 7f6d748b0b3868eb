package io.swarmassay.cli.terminal;

import io.swarmassay.history.Cause;
import io.swarmassay.run.Trial;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs and verdicts in lines people read. */
public final class Sentences {
  private Sentences() {}

  /** What is about to be run. */
  public static String heading(Trial trial) {
    return "@|bold " + plain(trial.name()) + "|@  " + plain(trial.scenario().title());
  }

  /** Every check, every budget, the outcome, and where the report is. */
  public static List<String> summary(Verdict verdict, Path evidence) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    verdict.why().forEach(cause -> lines.addAll(why(cause)));
    verdict.checks().forEach(check -> lines.add(check(check)));
    lines.add("");
    int width = verdict.budgets().stream().mapToInt(b -> subject(b).length()).max().orElse(1);
    verdict.budgets().forEach(budget -> lines.add(budget(budget, Math.max(16, width))));
    verdict
        .skipped()
        .forEach(skip -> lines.add("skipped       " + plain(skip.step() + ": " + skip.reason())));
    if (verdict.limits() != null) {
      verdict.limits().forEach(limit -> lines.add("cannot prove  " + plain(limit)));
    }
    lines.add("");
    lines.add(outcome(verdict));
    Path page = evidence.resolve("index.html");
    lines.add(Files.exists(page) ? "report: " + page : "evidence, without a report: " + evidence);
    return lines;
  }

  /** The outcome in one line. */
  public static String outcome(Verdict verdict) {
    return marked(verdict.outcome())
        + "  "
        + plain(verdict.scenario())
        + String.format(
            Locale.ROOT, " in %.1f s, seed %d", verdict.durationMs() / 1e3, verdict.seed());
  }

  /** The cause with what shows it, and below it the way out. */
  private static List<String> why(Cause cause) {
    return List.of(
        "@|bold why|@           " + plain(cause.told()) + " [" + plain(cause.diagnosis()) + "]",
        "              " + plain(cause.wayOut()));
  }

  private static String check(Check check) {
    return marked(check.outcome())
        + String.format(Locale.ROOT, "  %-16s ", plain(check.name()))
        + plain(check.reason())
        + (check.cause() == null ? "" : " (after " + check.cause() + ")");
  }

  private static String budget(Verdict.Budget budget, int width) {
    String side = budget.statistic().startsWith("min") ? "at least " : "at most ";
    String measured =
        budget.measured() == null ? "not measured" : amount(budget.measured(), budget.unit());
    String soft = budget.kind().equals("soft") ? ", soft" : "";
    String reason =
        budget.reason() == null || budget.reason().isEmpty() ? "" : ": " + budget.reason();
    return marked(budget.outcome())
        + String.format(Locale.ROOT, "  %-" + width + "s ", plain(subject(budget)))
        + plain(
            budget.statistic()
                + " "
                + measured
                + ", promised "
                + side
                + amount(budget.limit(), budget.unit())
                + soft
                + " ["
                + budget.source()
                + "]"
                + reason);
  }

  private static String subject(Verdict.Budget budget) {
    return budget.metric() + (budget.component() == null ? "" : " of " + budget.component());
  }

  /** A number with its unit: {@code 1830 ms}, {@code 21.4 MB}, {@code 100 %}. */
  static String amount(double value, String unit) {
    return switch (unit) {
      case "bytes" ->
          value < 1e6
              ? String.format(Locale.ROOT, "%.1f kB", value / 1e3)
              : String.format(Locale.ROOT, "%.1f MB", value / 1e6);
      case "ratio", "share" -> String.format(Locale.ROOT, "%.0f %%", value * 100);
      case "ms" -> time(value);
      default -> String.format(Locale.ROOT, "%.2f %s", value, unit);
    };
  }

  private static String time(double ms) {
    if (ms >= 10_000) {
      return String.format(Locale.ROOT, "%.1f s", ms / 1e3);
    }
    return String.format(Locale.ROOT, ms < 10 ? "%.2f ms" : "%.0f ms", ms);
  }

  /** The outcome in colour where there is any, always as a word, always as wide. */
  public static String marked(Outcome outcome) {
    String style =
        switch (outcome) {
          case PASSED -> "green";
          case FAILED -> "red,bold";
          case INCONCLUSIVE -> "yellow,bold";
        };
    return "@|" + style + " " + outcome + "|@" + " ".repeat(12 - outcome.name().length());
  }

  /** Text in which nothing looks like markup. */
  public static String plain(String text) {
    return text.replace("@|", "@ |").replace("|@", "| @");
  }
}
