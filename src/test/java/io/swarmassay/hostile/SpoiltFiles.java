package io.swarmassay.hostile;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The product's own scenarios, budgets and stack files, one at a time spoilt. */
final class SpoiltFiles implements SpoiltInput {
  private static final Set<Integer> CODES = Set.of(0, 2);

  private final Path home;
  private final List<Path> files;
  private Path file;
  private byte[] good;

  private SpoiltFiles(Path home, List<Path> files) {
    this.home = home;
    this.files = files;
  }

  /** Those of this checkout, copied to a home of their own. */
  static SpoiltFiles in(Path home) throws IOException {
    copy(Path.of("stacks"), home.resolve("stacks"));
    copy(Path.of("scenarios"), home.resolve("scenarios"));
    try (Stream<Path> all = Files.walk(home)) {
      return new SpoiltFiles(
          home,
          all.filter(Files::isRegularFile)
              .filter(path -> path.toString().matches(".*\\.ya?ml"))
              .filter(path -> !path.toString().contains("/src/"))
              .sorted()
              .toList());
    }
  }

  @Override
  public Piece spoil(SplittableRandom random) throws IOException {
    file = files.get(random.nextInt(files.size()));
    good = Files.readAllBytes(file);
    Files.write(file, Mutations.of(good, random));
    List<Attempt> attempts = new ArrayList<>();
    attempts.add(Attempt.of(CODES, "validate", "" + file));
    if (file.startsWith(home.resolve("scenarios"))) {
      attempts.add(Attempt.of(CODES, "explain", "" + file));
    }
    return new Piece("" + home.relativize(file), attempts);
  }

  @Override
  public void tidy() throws IOException {
    Files.write(file, good);
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
          public FileVisitResult visitFile(Path each, BasicFileAttributes is) throws IOException {
            Files.copy(each, to.resolve(from.relativize(each)));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
