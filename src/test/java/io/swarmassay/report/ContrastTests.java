package io.swarmassay.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.report.html.HtmlPage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text colour on every ground it stands on, by the formula of WCAG 2. */
class ContrastTests {
  private static final Pattern VARIABLE = Pattern.compile("--([a-z0-9-]+): *(#[0-9a-f]{6})");
  private static final List<String> TEXTS =
      List.of("ink", "muted", "link", "passed", "failed", "inconclusive", "fault");
  private static final List<String> GROUNDS =
      List.of("paper", "faint", "failed-soft", "inconclusive-soft");

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void text_is_legible_on_every_ground(boolean dark) {
    Map<String, String> colours = colours(dark);
    for (String text : TEXTS) {
      for (String ground : GROUNDS) {
        assertThat(contrast(colours.get(text), colours.get(ground)))
            .as("%s on %s, dark: %s", text, ground, dark)
            .isGreaterThanOrEqualTo(4.5);
      }
    }
  }

  @Test
  void the_formula_knows_black_on_white_and_grey_on_grey() {
    assertThat(contrast("#000000", "#ffffff")).isEqualTo(21);
    assertThat(contrast("#777777", "#888888")).isLessThan(4.5);
  }

  private static Map<String, String> colours(boolean dark) {
    String style = HtmlPage.style();
    int from = style.indexOf("prefers-color-scheme: dark");
    Matcher matcher = VARIABLE.matcher(dark ? style.substring(from) : style.substring(0, from));
    Map<String, String> colours = new HashMap<>();
    while (matcher.find()) {
      colours.put(matcher.group(1), matcher.group(2));
    }
    return colours;
  }

  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    return 0.2126 * part(colour, 1) + 0.7152 * part(colour, 3) + 0.0722 * part(colour, 5);
  }

  private static double part(String colour, int at) {
    double share = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
