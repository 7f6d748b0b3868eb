package io.swarmassay.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What screen readers, printers and stern network policies need of the page. */
class AccessibleTests {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void headings_skip_no_level_and_there_is_one_h1(Outcome outcome) throws IOException {
    int before = 0;
    for (Element heading : elements(outcome)) {
      if (heading.getTagName().matches("h[1-6]")) {
        int level = heading.getTagName().charAt(1) - '0';
        assertThat(level).as(heading.getTextContent()).isLessThanOrEqualTo(before + 1);
        before = level;
      }
    }
    assertThat(Pages.all(page(outcome), "h1")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void every_picture_says_what_it_shows_or_hides(Outcome outcome) throws IOException {
    for (Element svg : Pages.all(page(outcome), "svg")) {
      boolean inner = svg.getParentNode() instanceof Element parent && within(parent, "svg");
      boolean said = svg.hasAttribute("aria-label") || svg.hasAttribute("aria-labelledby");
      boolean shown = svg.getAttribute("role").equals("img") && said;
      assertThat(inner || shown || svg.getAttribute("aria-hidden").equals("true"))
          .as(svg.getAttribute("class"))
          .isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void every_table_has_a_caption_and_headed_rows_and_columns(Outcome outcome) throws IOException {
    Document page = page(outcome);
    for (Element table : Pages.all(page, "table")) {
      assertThat(table.getElementsByTagName("caption").getLength()).isOne();
    }
    for (Element head : Pages.all(page, "th")) {
      assertThat(head.getAttribute("scope")).isIn("row", "col");
    }
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void every_anchor_is_unique_and_every_link_within_the_page_arrives(Outcome outcome)
      throws IOException {
    List<String> ids = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    for (Element element : elements(outcome)) {
      ids.add(element.getAttribute("id"));
      targets.add(element.getAttribute("href"));
    }
    ids.removeIf(String::isEmpty);
    Set<String> unique = new HashSet<>(ids);
    assertThat(unique).hasSameSizeAs(ids);
    targets.removeIf(target -> !target.startsWith("#"));
    assertThat(targets)
        .isNotEmpty()
        .allSatisfy(target -> assertThat(unique).contains(target.substring(1)));
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void nothing_is_fetched_from_anywhere(Outcome outcome) throws IOException {
    for (Element element : elements(outcome)) {
      assertThat(element.getAttribute("src")).isEmpty();
      assertThat(element.getAttribute("href")).matches("|#.+|\\./.+|data:,");
      assertThat(element.getTagName()).isNotIn("script", "iframe", "object", "embed", "img");
    }
    String text = Files.readString(folder.resolve("index.html"));
    assertThat(text).doesNotContain("http://", "https://", "url(", "@import", "=\"//");
  }

  private List<Element> elements(Outcome outcome) throws IOException {
    return Pages.all(page(outcome), "*");
  }

  private Document page(Outcome outcome) throws IOException {
    if (!Files.exists(folder.resolve("index.html"))) {
      GeneratedEvidence.write(GeneratedRun.messaging(outcome), folder);
      Report.write(folder);
    }
    return Pages.parse(Files.readString(folder.resolve("index.html")));
  }

  private static boolean within(Element element, String tag) {
    return element.getTagName().equals(tag)
        || element.getParentNode() instanceof Element parent && within(parent, tag);
  }
}
