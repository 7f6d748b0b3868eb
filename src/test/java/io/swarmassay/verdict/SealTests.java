package io.swarmassay.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTests {
  @TempDir Path evidence;
  private Path key;

  @BeforeEach
  void sealed_evidence() throws IOException {
    key = Files.writeString(evidence.resolve("key"), "0123456789abcdef");
    Files.writeString(evidence.resolve("history.jsonl"), "{}\n");
    Files.writeString(evidence.resolve("verdict.json"), "{}\n");
    Seal.with(key).put(evidence);
  }

  @Test
  void untouched_it_holds() throws IOException {
    assertThat(Seal.with(key).broken(evidence)).isEmpty();
  }

  @Test
  void a_touched_file_is_named() throws IOException {
    Files.writeString(evidence.resolve("history.jsonl"), "{} \n");
    assertThat(Seal.with(key).broken(evidence)).get().asString().startsWith("history.jsonl");
  }

  @Test
  void a_file_that_is_gone_or_came_later_is_named() throws IOException {
    Files.writeString(evidence.resolve("plan.json"), "{}");
    assertThat(Seal.with(key).broken(evidence)).get().asString().startsWith("plan.json");
    Files.delete(evidence.resolve("plan.json"));
    Files.delete(evidence.resolve("verdict.json"));
    assertThat(Seal.with(key).broken(evidence)).get().asString().startsWith("verdict.json");
  }

  @Test
  void another_key_does_not_open_it() throws IOException {
    Files.writeString(key, "another key of 16 bytes");
    assertThat(Seal.with(key).broken(evidence)).isPresent();
  }

  @Test
  void no_seal_and_a_damaged_one_do_not_hold() throws IOException {
    Files.writeString(evidence.resolve("seal.json"), "{");
    assertThat(Seal.with(key).broken(evidence)).isPresent();
    Files.delete(evidence.resolve("seal.json"));
    assertThat(Seal.with(key).broken(evidence)).contains("there is no seal.json");
  }

  @Test
  void a_short_key_is_none() throws IOException {
    Files.writeString(key, "short");
    assertThatThrownBy(() -> Seal.with(key)).hasMessageContaining("16 bytes or more");
  }
}
