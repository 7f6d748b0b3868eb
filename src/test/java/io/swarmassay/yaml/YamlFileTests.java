package io.swarmassay.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlFileTests {
  private final Problems problems = new Problems();

  @Test
  void a_key_that_stands_twice_is_told_wherever_the_two_stand() {
    parse("a:\n  b: 1\n  c: 2\n  b: 3\nd: {e: 1, f: 2, e: 3}\n");
    assertThat(problems.sorted())
        .extracting(Problem::toString)
        .containsExactly(
            "f.yml:4:3: key 'b' stands here twice; keep one",
            "f.yml:5:17: key 'e' stands here twice; keep one");
  }

  @Test
  void own_keys_win_over_merged_ones_before_and_after_the_merge() {
    Yaml root =
        parse(
            """
            base: &base {one: base, two: base, three: base}
            more: &more {three: more, four: more}
            got:
              one: own
              <<: [*base, *more]
              two: own
            """);
    assertThat(problems.none()).isTrue();
    assertThat(root.get("got").orElseThrow().plain())
        .isEqualTo(Map.of("one", "own", "two", "own", "three", "base", "four", "more"));
  }

  @Test
  void the_same_key_in_two_mappings_in_the_same_column_is_no_duplicate() {
    parse("a: &a\n  k: 1\nb:\n  <<: *a\n  k: 2\n");
    assertThat(problems.none()).isTrue();
  }

  @Test
  void merging_text_is_told() {
    parse("a:\n  <<: text\n");
    assertThat(problems.sorted())
        .extracting(Problem::toString)
        .containsExactly("f.yml:2:7: '<<' merges mappings, not text");
  }

  @Test
  void an_alias_inside_of_itself_is_told() {
    parse("a: &a\n  b: *a\n");
    assertThat(problems.sorted())
        .extracting(Problem::toString)
        .containsExactly("f.yml:1:4: an alias stands inside of what it stands for");
  }

  private Yaml parse(String text) {
    return YamlFile.parse("f.yml", text, problems).orElseThrow();
  }
}
