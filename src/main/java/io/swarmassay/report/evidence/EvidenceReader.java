package io.swarmassay.report.evidence;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swarmassay.history.Event;
import io.swarmassay.history.HistoryReader;
import io.swarmassay.history.JsonDamage;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import io.swarmassay.yaml.BoundedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads an evidence folder as far as it is there: whatever a run left can be shown. */
public final class EvidenceReader {
  /** Reads what a run wrote, and lets later keys pass. */
  public static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private EvidenceReader() {}

  /** Everything of a run that is in the folder. */
  public static RunEvidence read(Path folder) throws IOException {
    Chronicle chronicle = new Chronicle();
    history(folder.resolve("history.jsonl"), chronicle);
    Verdict verdict = verdict(folder.resolve("verdict.json"));
    List<EvidenceFile> files = files(folder);
    return new RunEvidence(
        folder,
        json(folder.resolve("run.json")),
        json(folder.resolve("plan.json")),
        verdict,
        chronicle,
        logs(folder, files, chronicle, verdict),
        files,
        FormerRun.before(folder));
  }

  /** What is left where the verdict, or what is told of the run, cannot be shown. */
  public static RunEvidence bare(RunEvidence evidence) {
    return new RunEvidence(
        evidence.folder(),
        JSON.createObjectNode(),
        JSON.createObjectNode(),
        unjudged("verdict.json, run.json or plan.json lacks values that every run writes"),
        evidence.history(),
        Map.of(),
        evidence.files(),
        evidence.former());
  }

  private static Map<String, List<LogLine>> logs(
      Path folder, List<EvidenceFile> files, Chronicle history, Verdict verdict)
      throws IOException {
    Optional<Event.Opened> opened = history.first(Event.Opened.class);
    if (opened.isEmpty() || opened.get().started() == null || verdict.faults() == null) {
      return Map.of();
    }
    return Logs.near(folder, files, opened.get().started(), verdict);
  }

  private static void history(Path file, Chronicle chronicle) {
    try {
      chronicle.reached(HistoryReader.read(file, chronicle::accept));
    } catch (NoSuchFileException missing) {
      chronicle.damaged("there is no history.jsonl");
    } catch (IOException refused) {
      chronicle.damaged("history.jsonl cannot be read: " + refused.getMessage());
    }
  }

  /** What a file holds; nothing where it is missing or damaged. */
  static JsonNode json(Path file) {
    try {
      JsonNode node =
          Files.exists(file) ? JSON.readTree(BoundedFile.own(file, BoundedFile.DATA)) : null;
      return node == null ? JSON.createObjectNode() : node;
    } catch (IOException e) {
      return JSON.createObjectNode();
    }
  }

  /** The judgement in a file; INCONCLUSIVE, with the reason, where there is none. */
  public static Verdict verdict(Path file) {
    if (!Files.exists(file)) {
      return unjudged("there is no verdict.json: the run was not judged");
    }
    try {
      return JSON.readValue(BoundedFile.own(file, BoundedFile.DATA), Verdict.class);
    } catch (IOException e) {
      return unjudged("verdict.json cannot be read: " + JsonDamage.of(e));
    }
  }

  private static Verdict unjudged(String why) {
    Check check = new Check("verdict", Outcome.INCONCLUSIVE, why, null);
    return new Verdict(
        1,
        "",
        "",
        Outcome.INCONCLUSIVE,
        0,
        "",
        0,
        "",
        List.of(check),
        List.of(),
        Map.of(),
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        null,
        List.of(),
        List.of());
  }

  /** The files of a run's folder, sorted by name; a link is none, whatever it leads to. */
  public static List<EvidenceFile> files(Path folder) throws IOException {
    Path here = folder.toRealPath(); // a walk from a link, such as "latest", would find nothing
    try (Stream<Path> walk = Files.walk(here, 3)) {
      return walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> file(here, file))
          .sorted(java.util.Comparator.comparing(EvidenceFile::name))
          .toList();
    }
  }

  private static EvidenceFile file(Path folder, Path file) {
    String name = folder.relativize(file).toString().replace('\\', '/');
    return new EvidenceFile(name, file.toFile().length());
  }
}
