package io.swarmassay.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTests {
  @Test
  void its_example_is_code_that_runs() throws IOException {
    String code = Files.readString(Path.of("src/test/java/io/swarmassay/suites/ReadmeIT.java"));
    String example = code.substring(code.indexOf("// readme\n") + "// readme\n".length());
    assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + example + "```");
  }
}
