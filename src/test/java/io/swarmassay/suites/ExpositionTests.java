package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTests {
  private static final String TYPE = "# TYPE a counter\n";

  @Test
  void samples_are_read_with_their_labels_and_values() {
    Exposition read =
        Exposition.of(
            TYPE
                + "# HELP a x\na{b=\"c \\\"d\\\"\",e=\"f\"} 1.5e3\na 2 1700\n# TYPE h histogram\n"
                + "h_bucket{le=\"+Inf\"} 3\nh_count 3\nh_sum NaN\n");
    assertThat(read.types()).containsEntry("h", "histogram").hasSize(2);
    assertThat(read.sum("a{")).isEqualTo(1500);
    assertThat(read.sum("a")).isEqualTo(1502);
    assertThat(read.samples()).containsEntry("h_bucket{le=\"+Inf\"}", 3.0).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "b 1\n",
        "a one\n",
        "a{b=c} 1\n",
        "a{b=\"c} 1\n",
        "a 1",
        "a  1\n",
        "1a 1\n",
        "a 1\na 2\n",
        "# TYPE a counter\n",
        "# TYPE c number\n",
        "<html>\n"
      })
  void what_a_scraper_refuses_is_refused(String line) {
    assertThatThrownBy(() -> Exposition.of(TYPE + line))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
