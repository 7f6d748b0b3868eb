package io.swarmassay.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.cli.Command;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Spoils the product's scenarios, budgets and stack files, and has them read.
 *
 * @param home where copies of them are spoilt
 * @param longest milliseconds that a command may take
 */
record SpoiltFiles(Path home, long longest) {
  /** Spoils so many, drawn from a seed. */
  void check(int count, long seed) throws IOException {
    copy(Path.of("stacks"), home.resolve("stacks"));
    copy(Path.of("scenarios"), home.resolve("scenarios"));
    List<Path> files = files();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      Path file = files.get(random.nextInt(files.size()));
      byte[] good = Files.readAllBytes(file);
      byte[] bad = Mutations.of(good, random);
      Files.write(file, bad);
      try {
        check(file, "mutation " + i + " of seed " + seed + " of " + file);
      } finally {
        Files.write(file, good);
      }
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*\\.ya?ml"))
          .filter(file -> !file.toString().contains("/src/"))
          .sorted()
          .toList();
    }
  }

  private void check(Path file, String what) {
    check(what, "validate", file.toString());
    if (file.startsWith(home.resolve("scenarios"))) {
      check(what, "explain", file.toString());
    }
  }

  private void check(String what, String... words) {
    long began = System.nanoTime();
    Command said = Command.run(home, words);
    long ms = (System.nanoTime() - began) / 1_000_000;
    assertThat(said.exit()).as(what + ": " + said).isIn(0, 2);
    assertThat(said.err()).as(what).doesNotContain("Exception").doesNotContain("\tat ");
    assertThat(said.err().isBlank()).as(what + " says why: " + said).isEqualTo(said.exit() == 0);
    assertThat(ms).as(what).isLessThan(longest);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            Files.copy(file, to.resolve(from.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
