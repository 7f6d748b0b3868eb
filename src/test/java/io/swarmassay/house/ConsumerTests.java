package io.swarmassay.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users of the JUnit extension write; src/test/consumer/junit6 runs it with JUnit 6. */
class ConsumerTests {
  @TempDir Path classes;

  @Test
  void what_they_write_compiles_today() {
    OtherProject.compile(List.of(Path.of("src/test/consumer/ConsumerIT.java")), classes);

    assertThat(classes.resolve("ConsumerIT.class")).isRegularFile();
  }
}
