package io.swarmassay.report;

import io.swarmassay.report.evidence.EvidenceReader;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A run in the folder of all runs.
 *
 * @param scenario name of the folder it lies in
 * @param folder its own folder's name
 * @param verdict its verdict; INCONCLUSIVE, with the reason, when there is none
 */
record RunRecord(String scenario, String folder, Verdict verdict) {

  /** Every run below a folder, by scenario and time; {@code latest} is one of them already. */
  static List<RunRecord> in(Path reports) throws IOException {
    List<RunRecord> runs = new ArrayList<>();
    for (Path scenario : folders(reports)) {
      for (Path run : folders(scenario)) {
        if (Files.exists(run.resolve("history.jsonl"))
            || Files.exists(run.resolve("verdict.json"))) {
          Verdict verdict = EvidenceReader.verdict(run.resolve("verdict.json"));
          runs.add(new RunRecord(name(scenario), name(run), verdict));
        }
      }
    }
    runs.sort(
        Comparator.comparing(RunRecord::scenario)
            .thenComparing(RunRecord::when)
            .thenComparing(RunRecord::folder));
    return runs;
  }

  private static List<Path> folders(Path parent) throws IOException {
    try (Stream<Path> list = Files.list(parent)) {
      return list.filter(path -> Files.isDirectory(path) && !Files.isSymbolicLink(path)).toList();
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  Outcome outcome() {
    return verdict.outcome() == null ? Outcome.INCONCLUSIVE : verdict.outcome();
  }

  /** When it began, as text that sorts; the folder's name begins with it too. */
  String when() {
    return verdict.started() == null || verdict.started().isEmpty() ? folder : verdict.started();
  }

  /** Its report, seen from the folder of all runs. */
  String href() {
    return FileSection.href(scenario + "/" + folder + "/index.html");
  }
}
