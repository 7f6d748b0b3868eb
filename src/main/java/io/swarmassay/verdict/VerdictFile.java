package io.swarmassay.verdict;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swarmassay.yaml.BoundedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Verdicts on disk: {@code verdict.json}, and {@code verdict-2.json} ... for later judgements. */
public final class VerdictFile {
  private static final String FIRST = "verdict.json";
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private VerdictFile() {}

  /** The JSON of a verdict, as the contract fixes it, with a line feed at the end. */
  public static String json(Verdict verdict) {
    try {
      return MAPPER.writeValueAsString(verdict) + "\n";
    } catch (IOException e) {
      throw new IllegalArgumentException("not a verdict that can be written", e);
    }
  }

  /** Reads a verdict. */
  public static Verdict read(Path file) throws IOException {
    Verdict verdict = MAPPER.readValue(BoundedFile.own(file, BoundedFile.DATA), Verdict.class);
    if (verdict == null || verdict.historyHash() == null || verdict.outcome() == null) {
      throw new IOException("it does not say what history it judged, and how");
    }
    return verdict;
  }

  /** The first verdict of an evidence folder; empty when it was never judged. */
  public static Optional<Verdict> first(Path evidence) throws IOException {
    Path file = evidence.resolve(FIRST);
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  /** Writes a verdict beside the ones that are there; never over one. Returns the file. */
  public static Path write(Path evidence, Verdict verdict) throws IOException {
    byte[] json = json(verdict).getBytes(StandardCharsets.UTF_8);
    for (int number = 1; ; number++) {
      Path file = evidence.resolve(number == 1 ? FIRST : "verdict-" + number + ".json");
      try {
        return Files.write(file, json, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      } catch (FileAlreadyExistsException e) {
        continue;
      }
    }
  }
}
