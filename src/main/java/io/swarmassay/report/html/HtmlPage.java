package io.swarmassay.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The frame of a page: its style within it, and a policy by which browsers load nothing else. */
public final class HtmlPage {
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

  private HtmlPage() {}

  /** A whole page. */
  public static String of(String title, String body) {
    Html page = new Html().add("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
    page.add("<meta charset=\"utf-8\"/>\n");
    page.add("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\"/>\n");
    page.add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    page.add("<meta name=\"color-scheme\" content=\"light dark\"/>\n");
    page.add("<link rel=\"icon\" href=\"data:,\"/>\n");
    page.leaf("title", title);
    page.open("style").add(style()).close();
    return page.close().open("body").add(body).close().close().toString();
  }

  /** The style sheet. */
  public static String style() {
    try (InputStream in = HtmlPage.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
