package io.swarmassay.report;

import io.swarmassay.verdict.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;

/** Measures: {@code main <folder> [operations]} makes evidence, renders it, says time and size. */
final class MillionOperations {
  private MillionOperations() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    long operations = args.length > 1 ? Long.parseLong(args[1]) : 1_000_000;
    if (!Files.exists(folder.resolve("history.jsonl"))) {
      int rate = (int) (operations / 600) + 1;
      GeneratedEvidence.write(new GeneratedRun(Outcome.PASSED, 605, rate, 1), folder);
    }
    long before = System.nanoTime();
    Report.write(folder);
    long took = (System.nanoTime() - before) / 1_000_000;
    System.out.printf(
        "history %,d bytes, rendered in %,d ms, index.html %,d bytes%n",
        Files.size(folder.resolve("history.jsonl")),
        took,
        Files.size(folder.resolve("index.html")));
  }
}
