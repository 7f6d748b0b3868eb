package io.swarmassay.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.cli.CommandResult;
import io.swarmassay.history.Resealed;
import io.swarmassay.report.SomeEvidence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spoilt evidence is judged and shown as far as it goes, and leads nowhere else. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileEvidenceTests {
  private static final String SECRET = "root:x:0:0:precious";

  /** All that is read of evidence. */
  private static final List<String> READ =
      List.of("history.jsonl", "verdict.json", "run.json", "plan.json", "logs/engine-n1.log");

  /** All that is written into it. */
  private static final List<String> WRITTEN =
      List.of(
          "index.html",
          "junit.xml",
          "summary.md",
          "swarmassay.prom",
          "timeline.svg",
          "logs/engine-n1.log.html");

  @TempDir Path home;
  private Path victim;
  private Path folder;

  @BeforeEach
  void evidence_and_a_file_beside_it() throws IOException {
    victim = Files.writeString(home.resolve("victim"), SECRET);
    folder = SomeEvidence.write(home.resolve("reports/scenario/20990101T000000Z-abcd"));
  }

  /** All of them at once; a run before it is looked at, too, for what grew since. */
  @ParameterizedTest
  @EnumSource
  void what_is_read_is_a_file_of_the_folder(Plant plant) throws IOException {
    Path former = SomeEvidence.write(folder.resolveSibling("20000101T000000Z-abcd"));
    Files.delete(former.resolve("run.json"));
    plant.at(former.resolve("run.json"), victim);
    for (String name : READ) {
      Files.delete(folder.resolve(name));
      plant.at(folder.resolve(name), victim);
    }

    said("judge", Set.of(2, 3));
    said("report", Set.of(0));

    if (plant != Plant.NAME) { // who made another name of it had its content
      nothingShowsTheSecret();
    }
  }

  /** One at a time: what is refused keeps nothing else from being read. */
  @ParameterizedTest
  @ValueSource(strings = {"verdict.json", "run.json", "plan.json", "logs/engine-n1.log"})
  void what_is_no_file_is_missed_by_itself(String name) throws IOException {
    Files.delete(folder.resolve(name));
    Plant.LINK.at(folder.resolve(name), victim);

    said("judge", Set.of(1));
    said("report", Set.of(0));

    assertThat(folder.resolve("index.html")).isRegularFile();
    nothingShowsTheSecret();
  }

  @ParameterizedTest
  @EnumSource
  void what_is_written_is_a_file_of_the_folder(Plant plant) throws IOException {
    for (String name : plant == Plant.FOLDER ? List.of("index.html") : WRITTEN) {
      plant.at(folder.resolve(name), victim);
    }

    said("report", plant == Plant.FOLDER ? Set.of(3) : Set.of(0));

    assertThat(victim).hasContent(SECRET);
    for (String name : plant == Plant.FOLDER ? List.<String>of() : WRITTEN) {
      assertThat(Files.isRegularFile(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)).isTrue();
      assertThat(Files.size(folder.resolve(name))).as(name).isBetween(1L, 10L << 20);
    }
  }

  @Test
  void a_history_that_was_chained_anew_is_judged_up_to_the_line_that_makes_no_sense()
      throws IOException {
    Path history = folder.resolve("history.jsonl");
    String opened =
        new String(Resealed.opened(Files.readAllBytes(history)), StandardCharsets.ISO_8859_1);
    String spoilt = opened.replaceFirst("\"seq\":\\d+", "\"seq\":-9223372036854775808");
    assertThat(spoilt).isNotEqualTo(opened);
    Files.write(history, Resealed.of(spoilt.getBytes(StandardCharsets.ISO_8859_1)));

    said("judge", Set.of(1, 3));

    assertThat(folder.resolve("verdict-2.json"))
        .content()
        .contains("counts to -9223372036854775808");
  }

  @Test
  void a_log_folder_that_is_a_link_is_not_entered() throws IOException {
    Files.delete(folder.resolve("logs/engine-n1.log"));
    Files.delete(folder.resolve("logs"));
    Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("secret.log"), SECRET);
    Files.createSymbolicLink(folder.resolve("logs"), elsewhere);

    said("report", Set.of(0));

    assertThat(elsewhere.resolve("secret.log.html")).doesNotExist();
    nothingShowsTheSecret();
  }

  private void said(String verb, Set<Integer> codes) {
    CommandResult said = CommandResult.run(home, verb, folder.toString());
    assertThat(said.exit()).as("" + said).isIn(codes);
    assertThat(AnswerRules.flaws(said, codes)).as("" + said).isEmpty();
  }

  private void nothingShowsTheSecret() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(HostileEvidenceTests::isShown).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(text).as(file.toString()).doesNotContain("precious");
      }
    }
  }

  private static boolean isShown(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && file.toString().matches(".*\\.(html|svg|xml|md|prom)|.*verdict-.*");
  }
}
