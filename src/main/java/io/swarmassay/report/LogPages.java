package io.swarmassay.report;

import io.swarmassay.report.evidence.EvidenceFile;
import io.swarmassay.report.html.Html;
import io.swarmassay.report.html.HtmlPage;
import io.swarmassay.yaml.BoundedFile;
import io.swarmassay.yaml.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Logs as pages with numbered lines, so that a link can lead to one of them. */
final class LogPages {
  private static final long BIGGEST = 4_000_000;

  private LogPages() {}

  /** The page of a log, beside it. */
  static String page(String log) {
    return log + ".html";
  }

  /** Whether a file is such a page. */
  static boolean is(String name) {
    return name.startsWith("logs/") && name.endsWith(".log.html");
  }

  /** Writes the page of each log that is not too big for one. */
  static void write(Path folder, List<EvidenceFile> files) throws IOException {
    for (EvidenceFile file : files) {
      if (file.name().startsWith("logs/")
          && file.name().endsWith(".log")
          && file.bytes() <= BIGGEST) {
        String text =
            new String(
                BoundedFile.own(folder.resolve(file.name()), BIGGEST), StandardCharsets.UTF_8);
        WholeFile.write(folder.resolve(page(file.name())), page(file.name(), text));
      }
    }
  }

  private static String page(String name, String text) {
    Html body = new Html().leaf("h1", name.replaceFirst("\\.html$", ""), "class", "log-name");
    body.open("ol", "class", "log");
    int number = 0;
    for (String line : text.lines().toList()) {
      body.leaf("li", line, "id", "L" + ++number);
    }
    return HtmlPage.of(name, body.close().toString());
  }
}
