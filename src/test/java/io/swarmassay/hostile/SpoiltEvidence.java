package io.swarmassay.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.cli.Command;
import io.swarmassay.report.SomeEvidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Spoils one or two files of an evidence folder, and has it judged and shown.
 *
 * @param home where the folder lies
 * @param longest milliseconds that a command may take
 */
record SpoiltEvidence(Path home, long longest) {
  private static final List<String> FILES =
      List.of("history.jsonl", "verdict.json", "run.json", "plan.json", "logs/engine-n1.log");

  /** Spoils so many times, drawn from a seed. */
  void check(int count, long seed) throws IOException {
    Path good = SomeEvidence.write(home.resolve("good"));
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      Path bad = home.resolve("bad");
      Files.createDirectories(bad.resolve("logs"));
      String spoilt = "";
      for (String name : FILES) {
        byte[] bytes = Files.readAllBytes(good.resolve(name));
        boolean hit = random.nextInt(FILES.size()) == 0 || name.equals(FILES.get(i % 5));
        spoilt += hit ? " " + name : "";
        Files.write(bad.resolve(name), hit ? Mutations.of(bytes, random) : bytes);
      }
      String what = "mutation " + i + " of seed " + seed + ":" + spoilt;
      check(what, List.of(0, 1, 3), "judge", bad.toString());
      check(what, List.of(0, 3), "report", bad.toString());
      later(bad);
    }
  }

  private void check(String what, List<Integer> codes, String... words) {
    long began = System.nanoTime();
    Command said = Command.run(home, words);
    long ms = (System.nanoTime() - began) / 1_000_000;
    assertThat(said.exit()).as(what + ": " + said).isIn(codes);
    assertThat(said.err()).as(what + " of " + words[0]).doesNotContain("Exception");
    assertThat(ms).as(what).isLessThan(longest);
  }

  /** Verdicts of this round are not the first of the next. */
  private static void later(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }
}
