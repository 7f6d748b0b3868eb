package io.swarmassay.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/extending.md shows a project that is compiled and used by {@code ExtensionTests}. */
class ExtendingPageTests {
  private static final Pattern SHOWN =
      Pattern.compile("^`([^`\n]+)`\n\n```[a-z]+\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  @Test
  void every_file_it_shows_is_the_file_that_is_tested() {
    Map<String, String> shown = new TreeMap<>();
    Matcher blocks = SHOWN.matcher(Sources.text(Path.of("docs/extending.md")));
    while (blocks.find()) {
      shown.put(blocks.group(1), blocks.group(2));
    }

    assertThat(shown)
        .containsOnlyKeys(
            "pom.xml",
            "redis.yaml",
            "src/main/java/example/MemoryPressure.java",
            "src/main/java/example/OwnWords.java",
            "src/main/java/example/Redis.java");
    shown.forEach(
        (file, text) ->
            assertThat(text)
                .as(file)
                .isEqualTo(Sources.text(Path.of("src/test/extension").resolve(file))));
  }
}
