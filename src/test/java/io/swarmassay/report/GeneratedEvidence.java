package io.swarmassay.report;

import io.swarmassay.history.Event;
import io.swarmassay.history.HistoryWriter;
import io.swarmassay.report.evidence.EvidenceFile;
import io.swarmassay.report.evidence.EvidenceReader;
import io.swarmassay.verdict.VerdictFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Evidence folders made from generated runs. */
final class GeneratedEvidence {
  private GeneratedEvidence() {}

  /** Writes the run's evidence into a folder. */
  static Path write(GeneratedRun run, Path folder) throws IOException {
    Files.createDirectories(folder.resolve("logs"));
    try (HistoryWriter history = HistoryWriter.create(folder.resolve("history.jsonl"))) {
      List<Event> batch = new ArrayList<>();
      run.replay(event -> add(history, batch, event));
      history.record(batch);
      VerdictFile.write(folder, GeneratedVerdict.of(run, history.hash()));
    }
    Files.writeString(folder.resolve("run.json"), RUN);
    Files.writeString(folder.resolve("plan.json"), "{\"steps\": [{\"inflict\": \"kill\"}]}");
    Files.writeString(folder.resolve("logs/engine-n1.log"), log(run));
    return folder;
  }

  /** An engine's log as dockerd writes it: a calm line each second, a worried one at each kill. */
  private static String log(GeneratedRun run) {
    StringBuilder log = new StringBuilder();
    for (int second = 0; second < run.seconds; second++) {
      line(log, second, "info", "heartbeat");
      for (GeneratedFault fault : run.faults) {
        if ((int) fault.at() == second) {
          line(log, fault.at() + 0.07, "warning", "container of " + fault.id() + " exited 137");
        }
      }
    }
    return log.toString();
  }

  private static void line(StringBuilder log, double second, String level, String message) {
    Instant at = GeneratedRun.STARTED.plusNanos(GeneratedRun.us(second) * 1000);
    log.append("time=\"%s\" level=%s msg=\"%s\"%n".formatted(at, level, message));
  }

  private static void add(HistoryWriter history, List<Event> batch, Event event) {
    batch.add(event);
    if (batch.size() == 1000) {
      history.record(batch);
      batch.clear();
    }
  }

  /** Copies what was written to where {@code -Dreport.keep} says, for people to look at. */
  static void keep(Path folder, String name) throws IOException {
    String kept = System.getProperty("report.keep");
    if (kept != null) {
      Path target = Files.createDirectories(Path.of(kept, name));
      for (EvidenceFile file : EvidenceReader.files(folder)) {
        Path copy = target.resolve(file.name());
        Files.createDirectories(copy.getParent());
        Files.copy(folder.resolve(file.name()), copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static final String RUN =
      """
      {"command": "./assay run scenarios/messaging.yaml --seed 20251220",
       "nodes": 3,
       "commit": {"id": "cf3d340", "dirty": false},
       "versions": {"engine": "20.10.24", "kernel": "6.1.0-18-amd64", "java": "17.0.17", "otp": "25.2.3", "swarmassay": "0.1.0"},
       "images": {"messaging": {"id": "sha256:4b1d0c77e9a2", "base": "debian-glibc", "erlang-base": "1:25.2.3+dfsg-1"}},
       "abilities": ["HOSTS", "NFTABLES", "CGROUPS", "TBF"],
       "promises": [
         {"row": "M3", "document": "003_b50d7229e6b859a0.txt", "line": 462, "words": "- 2/2 connectivity tests passed", "by": ["check ping"]},
         {"row": "M25", "document": "003_b50d7229e6b859a0.txt", "line": 222, "words": "- **Result**: 10 kills, 0 failures, 100% recovery", "by": ["step kill", "check recovered"]},
         {"row": "M49", "document": "003_b50d7229e6b859a0.txt", "line": 367, "words": "| **Ping Latency** | <50ms | net_adm:ping round-trip |", "by": ["budget ping"]},
         {"row": "M99", "document": "003_b50d7229e6b859a0.txt", "line": 1, "words": "\u2502 \u2502 Parse app.config  \u2502 API \u2502", "by": ["check user"]}],
       "calibration": {"cores": 2, "loop_ms": 61.2, "fsync_ms": 1.9, "steal_percent": 0.4}}
      """;
}
