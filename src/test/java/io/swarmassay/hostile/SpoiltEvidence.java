package io.swarmassay.hostile;

import io.swarmassay.history.Resealed;
import io.swarmassay.report.SomeEvidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The evidence of a small run, one or more of its files spoilt, judged and shown again. */
final class SpoiltEvidence implements SpoiltInput {
  private static final List<String> FILES =
      List.of("history.jsonl", "verdict.json", "run.json", "plan.json", "logs/engine-n1.log");

  private final Path good;
  private final Path bad;

  private SpoiltEvidence(Path good, Path bad) {
    this.good = good;
    this.bad = bad;
  }

  /** Of a generated run. */
  static SpoiltEvidence in(Path home) throws IOException {
    return new SpoiltEvidence(SomeEvidence.write(home.resolve("good")), home.resolve("bad"));
  }

  @Override
  public Piece spoil(SplittableRandom random) throws IOException {
    Files.createDirectories(bad.resolve("logs"));
    String sure = FILES.get(random.nextInt(FILES.size()));
    StringBuilder spoilt = new StringBuilder("evidence:");
    for (String name : FILES) {
      byte[] bytes = Files.readAllBytes(good.resolve(name));
      boolean hit = random.nextInt(FILES.size()) == 0 || name.equals(sure);
      spoilt.append(hit ? " " + name : "");
      if (hit && random.nextInt(8) == 0) {
        spoilt.append(" ").append(plant(bad.resolve(name), random));
      } else {
        Files.write(bad.resolve(name), hit ? spoilt(name, bytes, random) : bytes);
      }
    }
    return new Piece(
        spoilt.toString(),
        List.of(
            Attempt.of(Set.of(0, 1, 2, 3), "judge", "" + bad),
            Attempt.of(Set.of(0, 3), "report", "" + bad)));
  }

  /** Something that is no file of this kind. */
  private Plant plant(Path name, SplittableRandom random) throws IOException {
    Plant plant = Plant.values()[random.nextInt(Plant.values().length)];
    plant.at(name, good.resolve("verdict.json"));
    return plant;
  }

  /** Half of the histories are chained again: whoever spoils on purpose can do that. */
  private static byte[] spoilt(String name, byte[] bytes, SplittableRandom random) {
    if (name.equals("history.jsonl") && random.nextBoolean()) {
      return Resealed.of(Mutations.ofValues(Resealed.opened(bytes), random));
    }
    return name.endsWith("json") && random.nextBoolean()
        ? Mutations.ofValues(bytes, random)
        : Mutations.of(bytes, random);
  }

  /** A page must not run what stands in the evidence. */
  @Override
  public List<String> flaws() throws IOException {
    Path page = bad.resolve("index.html");
    if (!Files.exists(page)) {
      return List.of("no page");
    }
    String text = Files.readString(page);
    return text.contains(Mutations.SCRIPT) ? List.of("a page that runs the evidence") : List.of();
  }

  /** Verdicts of this round are not the first of the next. */
  @Override
  public void tidy() throws IOException {
    try (Stream<Path> all = Files.walk(bad)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
