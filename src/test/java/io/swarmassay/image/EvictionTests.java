package io.swarmassay.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvictionTests {
  @TempDir Path templates;

  @Test
  void what_nobody_used_for_a_month_goes() throws IOException {
    Path old = template("old", Duration.ofDays(31), 10);
    Path young = template("young", Duration.ofDays(29), 10);
    new Eviction(templates, 1_000).sparing(templates.resolve("fresh"));
    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void of_too_many_the_longest_unused_go_until_there_is_room() throws IOException {
    Path first = template("first", Duration.ofDays(3), 400);
    Path second = template("second", Duration.ofDays(2), 400);
    Path third = template("third", Duration.ofDays(1), 400);
    new Eviction(templates, 1_000).sparing(templates.resolve("fresh"));
    assertThat(first).doesNotExist();
    assertThat(second).exists();
    assertThat(third).exists();
  }

  @Test
  void what_a_lab_may_be_copying_stays_however_much_it_is() throws IOException {
    Path used = template("used", Duration.ofMinutes(5), 400);
    Path fresh = template("fresh", Duration.ofDays(2), 400);
    new Eviction(templates, 100).sparing(fresh);
    assertThat(used).exists();
    assertThat(fresh).exists();
  }

  private Path template(String name, Duration unused, int bytes) throws IOException {
    Path folder = templates.resolve(name);
    Files.createDirectories(folder.resolve("data"));
    Files.write(folder.resolve("data/layer"), new byte[bytes]);
    Path facts = Files.createFile(folder.resolve("facts.json"));
    long used = System.currentTimeMillis() - unused.toMillis();
    assertThat(facts.toFile().setLastModified(used)).isTrue();
    return folder;
  }
}
