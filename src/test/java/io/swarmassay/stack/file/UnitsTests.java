package io.swarmassay.stack.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnitsTests {
  @Test
  void durations_are_nanoseconds() {
    assertThat(Units.nanos("1m30s")).contains(90_000_000_000L);
    assertThat(Units.nanos("1.5s")).contains(1_500_000_000L);
    assertThat(Units.nanos("2h3ms4us5ns")).contains(7_200_003_004_005L);
    assertThat(Units.nanos("0s")).contains(0L);
    assertThat(List.of("", "5", "5 s", "-1s", "1d", "99999999999h"))
        .allMatch(t -> Units.nanos(t).isEmpty());
  }

  @Test
  void sizes_are_bytes_in_powers_of_1024() {
    assertThat(Units.bytes("64M")).contains(67_108_864L);
    assertThat(List.of("1k", "1K", "1kb", "1KiB", "1 kb"))
        .allMatch(t -> Units.bytes(t).get() == 1024);
    assertThat(Units.bytes("1.5g")).contains(1_610_612_736L);
    assertThat(List.of("", "x", "1q", "-1m", "m")).allMatch(t -> Units.bytes(t).isEmpty());
  }

  @Test
  void processors_are_billionths() {
    assertThat(Units.nanoCpus("0.50")).contains(500_000_000L);
    assertThat(Units.nanoCpus("2")).contains(2_000_000_000L);
    assertThat(List.of("", "1,5", "-1", "0.0000000001")).allMatch(t -> Units.nanoCpus(t).isEmpty());
  }

  @Test
  void commands_are_split_as_a_shell_would() {
    assertThat(ShellWords.split("run \"two words\" 'a \\ b' c\\ d e'f'\"g\" # no").get())
        .containsExactly("run", "two words", "a \\ b", "c d", "efg");
    assertThat(ShellWords.split("a '' b#c").get()).containsExactly("a", "", "b#c");
    assertThat(List.of("a 'b", "a \"b", "a\\")).allMatch(t -> ShellWords.split(t).isEmpty());
  }
}
