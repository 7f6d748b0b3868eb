package io.swarmassay.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.report.evidence.EvidenceReader;
import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sections against the files that were looked at and found good. After a wanted change: {@code mvn
 * test -Dtest=GoldenTests -DargLine=-Dgolden=write}, then read the difference.
 */
class GoldenTests {
  private static final Path GOLDEN = Path.of("src/test/resources/io/swarmassay/report/golden");

  /** Says sizes and names of files, which change with the history's encoding. */
  private static final String UNSTABLE = "files";

  /** Shown by {@link ScaleSectionTests}: these runs are of a time before orders were recorded. */
  private static final String ELSEWHERE = "scale";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void every_section_looks_as_it_did(Outcome outcome) throws IOException {
    RunEvidence evidence = evidence(outcome);
    check(outcome, "headline", new Headline(evidence).html());
    for (Panel panel : HtmlReport.panels(evidence)) {
      if (!panel.id().equals(UNSTABLE)) {
        check(outcome, panel.id(), panel.title() + "\n" + panel.lead() + "\n" + panel.body());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void no_section_that_was_there_has_gone(Outcome outcome) throws IOException {
    Set<String> shown =
        HtmlReport.panels(evidence(outcome)).stream()
            .map(Panel::id)
            .collect(Collectors.toCollection(TreeSet::new));
    shown.add("headline");
    shown.remove(UNSTABLE);
    assertThat(golden(outcome)).isEqualTo(shown);
  }

  @Test
  void every_section_is_shown_by_one_of_the_runs() throws IOException {
    Set<String> all = new TreeSet<>();
    for (Outcome outcome : Outcome.values()) {
      all.addAll(golden(outcome));
    }
    assertThat(all.add(ELSEWHERE)).isTrue();
    assertThat(all).hasSize(HtmlReport.SECTIONS.size());
  }

  @Test
  void a_section_that_does_not_concern_the_run_shows_nothing() throws IOException {
    List<String> shown =
        HtmlReport.panels(EvidenceReader.read(Files.createDirectories(folder.resolve("none"))))
            .stream()
            .map(Panel::id)
            .toList();

    assertThat(shown).containsExactly("checks", "reproduce");
  }

  private RunEvidence evidence(Outcome outcome) throws IOException {
    Path run = folder.resolve("messaging/20260314T020007Z-gold");
    GeneratedEvidence.write(new GeneratedRun(outcome, 92, 2, 20251220), run);
    return EvidenceReader.read(run);
  }

  private static Set<String> golden(Outcome outcome) throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN.resolve(outcome.name()))) {
      return files
          .map(file -> file.getFileName().toString().replace(".html", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static void check(Outcome outcome, String name, String html) throws IOException {
    Path file = GOLDEN.resolve(outcome.name()).resolve(name + ".html");
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, html);
    }
    assertThat(html).as(file.toString()).isEqualTo(Files.readString(file));
  }
}
