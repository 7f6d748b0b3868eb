package io.swarmassay.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of an evidence folder that is worth attaching to a test result, for Allure for example.
 *
 * @param name what to call it
 * @param mediaType what it is
 * @param extension with the dot
 * @param file where it lies
 */
public record Attachment(String name, String mediaType, String extension, Path file) {

  /** What there is to attach, the most telling first; only files that exist. */
  public static List<Attachment> in(Path folder) {
    return Stream.of(
            new Attachment("report", "text/html", ".html", folder.resolve("index.html")),
            new Attachment("timeline", "image/svg+xml", ".svg", folder.resolve("timeline.svg")),
            new Attachment("verdict", "application/json", ".json", folder.resolve("verdict.json")),
            new Attachment("run", "application/json", ".json", folder.resolve("run.json")),
            new Attachment("plan", "application/json", ".json", folder.resolve("plan.json")))
        .filter(attachment -> Files.isRegularFile(attachment.file()))
        .toList();
  }
}
