package io.swarmassay.report;

import io.swarmassay.report.evidence.EvidenceReader;
import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.yaml.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that is shown of a run, written beside its evidence. Pure: it asks no engine. */
public final class Report {
  private Report() {}

  /**
   * Writes {@code junit.xml}, {@code summary.md}, {@code swarmassay.prom}, {@code timeline.svg},
   * pages of the logs and, last, {@code index.html}; earlier ones are replaced.
   *
   * @param folder an evidence folder; whatever is missing from it is left out or said
   * @return the written files, the page first
   * @throws IOException when the folder cannot be read or written
   */
  public static List<Path> write(Path folder) throws IOException {
    RunEvidence evidence = EvidenceReader.read(folder);
    try {
      return write(folder, evidence);
    } catch (RuntimeException damaged) { // values that no run of ours leaves out, for example
      return writeBare(folder, EvidenceReader.bare(evidence));
    }
  }

  /** History and logs alone, which need neither verdict nor run nor plan. */
  private static List<Path> writeBare(Path folder, RunEvidence bare) throws IOException {
    try {
      return write(folder, bare);
    } catch (RuntimeException damaged) {
      throw new IOException("the evidence in " + folder + " is too damaged to be shown", damaged);
    }
  }

  private static List<Path> write(Path folder, RunEvidence evidence) throws IOException {
    List<Path> written = new ArrayList<>();
    for (Map.Entry<String, String> file : files(evidence).entrySet()) {
      written.add(WholeFile.write(folder.resolve(file.getKey()), file.getValue()));
    }
    LogPages.write(folder, evidence.files());
    RunEvidence complete = evidence.with(EvidenceReader.files(folder));
    written.add(0, WholeFile.write(folder.resolve("index.html"), HtmlReport.render(complete)));
    return written;
  }

  private static Map<String, String> files(RunEvidence evidence) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("junit.xml", JunitXml.of(evidence.verdict()));
    files.put("summary.md", JobSummary.of(evidence.verdict()));
    files.put("swarmassay.prom", OpenMetrics.of(evidence.verdict()));
    if (evidence.history().lines() > 0) {
      files.put("timeline.svg", TimelineFile.of(evidence));
    }
    return files;
  }
}
