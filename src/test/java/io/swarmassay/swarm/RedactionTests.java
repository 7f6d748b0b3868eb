package io.swarmassay.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactionTests {
  private static Blueprint with(String... values) {
    List<Map<String, Object>> secrets =
        List.of(values).stream()
            .<Map<String, Object>>map(
                value ->
                    Map.of(
                        "Name",
                        "x_db",
                        "Data",
                        Base64.getEncoder().encodeToString(value.getBytes())))
            .toList();
    return new Blueprint("x", List.of(), secrets, List.of(), List.of());
  }

  @Test
  void a_secret_is_left_out_wherever_it_stands_with_or_without_its_line_end() {
    Redaction redaction = Redaction.of(with("hunter22\n"));

    assertThat(redaction.apply("a hunter22 b=hunter22;"))
        .isEqualTo("a (secret x_db) b=(secret x_db);");
  }

  @Test
  void each_line_of_a_secret_with_several_is_one() {
    Redaction redaction = Redaction.of(with("user: admin\npassword: geheim\n"));

    assertThat(redaction.apply("read password: geheim")).isEqualTo("read (secret x_db)");
  }

  @Test
  void what_is_too_short_to_be_told_from_words_stays_and_so_does_all_else() {
    assertThat(Redaction.of(with("node")).apply("no node")).isEqualTo("no node");
    assertThat(Redaction.NONE.apply("plain")).isEqualTo("plain");
  }
}
