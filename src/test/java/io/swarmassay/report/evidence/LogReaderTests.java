package io.swarmassay.report.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LogReaderTests {
  private static LogReader of(String text, long most) {
    return new LogReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), most);
  }

  @Test
  void lines_come_without_their_ends_and_the_last_needs_none() throws IOException {
    try (LogReader in = of("one\n\ntwo\r\nthree", 100)) {
      assertThat(in.line()).isEqualTo("one");
      assertThat(in.line()).isEmpty();
      assertThat(in.line()).isEqualTo("two");
      assertThat(in.line()).isEqualTo("three");
      assertThat(in.line()).isNull();
    }
  }

  @Test
  void a_long_line_is_cut_and_the_next_is_whole() throws IOException {
    try (LogReader in = of("x".repeat(3 * LogReader.LINE) + "\nnext", Long.MAX_VALUE)) {
      assertThat(in.line()).hasSize(LogReader.LINE);
      assertThat(in.line()).isEqualTo("next");
    }
  }

  @Test
  void a_long_log_ends_early() throws IOException {
    try (LogReader in = of("one\ntwo\nthree\n", 6)) {
      assertThat(in.line()).isEqualTo("one");
      assertThat(in.line()).isEqualTo("tw");
      assertThat(in.line()).isNull();
    }
  }
}
