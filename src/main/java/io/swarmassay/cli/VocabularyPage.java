package io.swarmassay.cli;

import io.swarmassay.diagnosis.Diagnoses;
import io.swarmassay.fault.Fault;
import io.swarmassay.history.Metric;
import io.swarmassay.scenario.Catalogue;
import io.swarmassay.scenario.Setting;
import io.swarmassay.scenario.Vocabulary;
import io.swarmassay.scenario.Word;
import io.swarmassay.verdict.judge.Checker;
import io.swarmassay.verdict.judge.Judge;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page docs/vocabulary.md, generated from the code. */
final class VocabularyPage {
  private final StringBuilder page = new StringBuilder();

  private VocabularyPage() {}

  static String of(Catalogue catalogue) {
    VocabularyPage page = new VocabularyPage();
    page.line("# Vocabulary");
    page.line("");
    page.line("Generated from the code by `./assay list --markdown > docs/vocabulary.md`.");
    page.words("Probes", "Ask one question and change nothing.", catalogue.probes());
    page.words(
        "Faults", "Hurt something, prove that it hurts, and hand back a cure.", catalogue.faults());
    page.words(
        "Traffic", "What users do meanwhile, every operation recorded.", catalogue.traffic());
    page.checkers();
    page.diagnoses();
    page.metrics();
    return page.page.toString();
  }

  private <T> void words(String title, String what, Vocabulary<T> vocabulary) {
    heading(title, what);
    if (vocabulary.words().isEmpty()) {
      line("None yet.");
    }
    vocabulary.words().values().forEach(this::word);
  }

  private void word(Word<?> word) {
    line("### `" + word.name() + "`");
    line("");
    line(sentence(word.meaning()) + fault(word));
    line("");
    if (!word.settings().isEmpty()) {
      line("| setting | is | default | means |");
      line("|---|---|---|---|");
      word.settings().forEach(this::setting);
      line("");
    }
  }

  private void setting(Setting setting) {
    String standard =
        setting.required()
            ? "required"
            : setting.standardText().isEmpty() ? "" : "`" + setting.standardText() + "`";
    line(
        "| `"
            + setting.name()
            + "` | "
            + setting.kind()
            + " | "
            + standard
            + " | "
            + setting.meaning()
            + " |");
  }

  private static String fault(Word<?> word) {
    if (!(word.prototype() instanceof Fault fault)) {
      return "";
    }
    String hits = word.hits().map(what -> " Hits " + lower(what) + ".").orElse("");
    String needs =
        fault.needs().isEmpty()
            ? ""
            : " Needs "
                + fault.needs().stream()
                    .map(VocabularyPage::lower)
                    .sorted()
                    .collect(Collectors.joining(", "))
                + ".";
    String floor = fault.floor().isZero() ? "" : " Floor: " + fault.floor().toMillis() + " ms.";
    return hits + " Healed by " + lower(fault.healer()) + "." + needs + floor;
  }

  private void checkers() {
    heading("Checkers", "Judge a history, purely.");
    line("| checker | judges | least evidence; below it INCONCLUSIVE |");
    line("|---|---|---|");
    for (Checker checker : Judge.standard().checkers()) {
      line(
          "| `"
              + checker.name()
              + "` | "
              + checker.meaning()
              + " | "
              + checker.leastEvidence()
              + " |");
    }
  }

  private void diagnoses() {
    heading("Diagnoses", "Say why a run is not PASSED, with the place in the stack file.");
    line("| diagnosis | finds that |");
    line("|---|---|");
    Diagnoses.all().forEach(each -> line("| `" + each.name() + "` | " + each.meaning() + " |"));
  }

  private void metrics() {
    heading("Metrics", "What can be measured, and promised in a budget.");
    line("| metric | unit | is |");
    line("|---|---|---|");
    for (Metric metric : Metric.values()) {
      line("| `" + metric.label() + "` | " + metric.unit() + " | " + metric.meaning() + " |");
    }
  }

  private void heading(String title, String what) {
    line("");
    line("## " + title);
    line("");
    line(what);
    line("");
  }

  private static String sentence(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
