package io.swarmassay.stack.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.Yaml;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InterpolationTests {
  private static final Map<String, String> VARIABLES = Map.of("SET", "value", "EMPTY", "");
  private static final int ROUNDS = 2_000;
  private final Problems problems = new Problems();

  @Test
  void every_operator_does_what_docker_says() {
    assertThat(List.of("$SET", "${SET}", "a${SET}b$SET.c", "$$SET", "$${SET}"))
        .map(this::apply)
        .containsExactly("value", "value", "avaluebvalue.c", "$SET", "${SET}");
    assertThat(List.of("${SET:-x}", "${EMPTY:-x}", "${NONE:-x}", "${NONE:-}", "${NONE:-a:b-c?d}"))
        .map(this::apply)
        .containsExactly("value", "x", "x", "", "a:b-c?d");
    assertThat(List.of("${SET-x}", "${EMPTY-x}", "${NONE-x}", "${SET:?no}", "${EMPTY?no}"))
        .map(this::apply)
        .containsExactly("value", "", "x", "value", "");
    assertThat(problems.none()).isTrue();
  }

  @Test
  void text_without_a_dollar_never_changes() {
    Random random = new Random(1);
    for (int i = 0; i < ROUNDS; i++) {
      String text = text(random, "abc{}:-?SET_09 \\\"'#");
      assertThat(apply(text)).isEqualTo(text);
    }
    assertThat(problems.none()).isTrue();
  }

  @Test
  void doubling_each_dollar_gives_any_text_back() {
    Random random = new Random(2);
    for (int i = 0; i < ROUNDS; i++) {
      String text = text(random, "ab${}:-?SET_09 \\");
      assertThat(apply(text.replace("$", "$$"))).isEqualTo(text);
    }
    assertThat(problems.none()).isTrue();
  }

  @Test
  void a_value_is_never_read_again() {
    Random random = new Random(3);
    for (int i = 0; i < ROUNDS; i++) {
      String value = text(random, "ab${}:-?\\SET");
      String got =
          new Interpolation(Variables.of(Map.of("V", value))).apply(node(), "<${V}>", problems);
      assertThat(got).isEqualTo("<" + value + ">");
    }
    assertThat(problems.none()).isTrue();
  }

  @Test
  void any_text_is_replaced_or_told_never_thrown() {
    Random random = new Random(4);
    for (int i = 0; i < ROUNDS; i++) {
      Problems own = new Problems();
      String text = text(random, "${}:-?SETab");
      String got = new Interpolation(Variables.of(VARIABLES)).apply(node(), text, own);
      assertThat(own.none() || text.contains("$")).as(text).isTrue();
      assertThat(got).as(text).isNotNull();
    }
  }

  private static String text(Random random, String letters) {
    StringBuilder text = new StringBuilder();
    random
        .ints(random.nextInt(12), 0, letters.length())
        .forEach(i -> text.append(letters.charAt(i)));
    return text.toString();
  }

  private static Yaml node() {
    return new Yaml("f.yml", 1, 1, new Yaml.Scalar("", false));
  }

  private String apply(String text) {
    return new Interpolation(Variables.of(VARIABLES)).apply(node(), text, problems);
  }
}
