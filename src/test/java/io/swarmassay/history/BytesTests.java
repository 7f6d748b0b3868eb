package io.swarmassay.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTests {
  private static final int FIRST = new Bytes().array().length;

  /** What is written where the array ends, for each way in which it may just fit or just not. */
  private static void acrossTheEnd(Consumer<Bytes> write, String wanted) {
    byte[] text = wanted.getBytes(UTF_8);
    for (int room = 0; room <= text.length + 2; room++) {
      Bytes bytes = new Bytes();
      bytes.put(new byte[FIRST - room]);
      write.accept(bytes);
      int from = FIRST - room;
      assertThat(bytes.length()).isEqualTo(from + text.length);
      assertThat(Arrays.copyOfRange(bytes.array(), from, bytes.length()))
          .as("with room for %d", room)
          .isEqualTo(text);
    }
  }

  @Test
  void nothing_is_lost_where_the_array_must_grow() {
    acrossTheEnd(bytes -> bytes.put("{\"e\":".getBytes(UTF_8)), "{\"e\":");
    acrossTheEnd(bytes -> bytes.put("[12]".getBytes(UTF_8), 1, 2), "12");
    acrossTheEnd(bytes -> bytes.put('}'), "}");
    acrossTheEnd(bytes -> bytes.quoted("w.2 ~"), "\"w.2 ~\"");
    acrossTheEnd(bytes -> bytes.quoted("ü\"\\\n"), "\"ü\\\"\\\\\\n\"");
    acrossTheEnd(bytes -> bytes.put(10_203L), "10203");
    acrossTheEnd(bytes -> bytes.put(Long.MIN_VALUE), "" + Long.MIN_VALUE);
    acrossTheEnd(bytes -> bytes.put(Long.MAX_VALUE), "" + Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 9, 10, 11, 99, 100, 1_000_000, 999_999_999_999_999_999L, -1, -10})
  void numbers_are_written_with_the_digits_that_they_have(long number) {
    Bytes bytes = new Bytes();
    bytes.put(number);

    assertThat(new String(bytes.array(), 0, bytes.length(), UTF_8)).isEqualTo("" + number);
  }

  @Test
  void powers_of_ten_are_too() {
    for (long number = 1; number > 0 && number <= 1_000_000_000_000_000_000L; number *= 10) {
      numbers_are_written_with_the_digits_that_they_have(number);
    }
  }

  @Test
  void it_grows_to_twice_its_size_or_to_what_is_needed_and_not_before() {
    Bytes bytes = new Bytes();
    bytes.put(new byte[FIRST]);
    assertThat(bytes.array()).hasSize(FIRST);
    bytes.put('x');
    assertThat(bytes.array()).hasSize(2 * FIRST);
    bytes.put(new byte[9 * FIRST]);
    assertThat(bytes.array()).hasSize(10 * FIRST + 1);
  }

  @Test
  void a_set_length_is_there() {
    Bytes bytes = new Bytes();
    bytes.length(3 * FIRST);
    assertThat(bytes.array()).hasSize(3 * FIRST);
    bytes.length(1);
    bytes.put('x');
    assertThat(bytes.length()).isEqualTo(2);
    assertThat(bytes.array()).hasSize(3 * FIRST);
  }
}
