package io.swarmassay.history;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick reader of operations by itself, without the slow one that takes what it leaves. */
class OperationReaderTests {
  private static final String TRIED =
      "{\"e\":\"Tried\",\"t\":1020304050,\"kind\":\"message\",\"from\":\"s1\",\"to\":\"w.2\","
          + "\"incarnation\":1,\"epoch\":20,\"seq\":93,\"intended\":17,\"started\":68,"
          + "\"end\":\"ok\",\"detail\":\"by ~ hand\"}";
  private static final String HANDLED =
      "{\"e\":\"Handled\",\"t\":-19,\"kind\":\"row\",\"from\":\"s1\",\"seq\":3,\"by\":\"w.2\","
          + "\"incarnation\":1,\"epoch\":2}";

  private final OperationReader reader = new OperationReader();

  private Event read(String line) {
    byte[] bytes = ("{\"e\"" + line + "}}0\"").getBytes(US_ASCII);
    return reader.read(bytes, 4, line.length());
  }

  private String from(String name) {
    return ((Event.Handled) read(HANDLED.replace("s1", name))).from();
  }

  @Test
  void both_kinds_are_read_to_the_last_field() {
    assertThat(read(TRIED))
        .isEqualTo(
            new Event.Tried(
                1_020_304_050L,
                Operation.MESSAGE,
                "s1",
                "w.2",
                1,
                20,
                93,
                17,
                68,
                Ending.OK,
                "by ~ hand"));
    assertThat(read(HANDLED))
        .isEqualTo(new Event.Handled(-19, Operation.ROW, "s1", 3, "w.2", 1, 2));
  }

  @Test
  void everything_the_writer_writes_in_plain_letters_is_read_without_help() {
    for (Operation kind : Operation.values()) {
      for (Ending end : Ending.values()) {
        Event tried =
            new Event.Tried(999_999_999_999_999_999L, kind, "s", "w", 0, 0, 0, 1, 2, end, "");
        Bytes out = new Bytes();
        new EventCodec().encode(tried, out);
        out.put('}');

        assertThat(reader.read(out.array(), 0, out.length())).isEqualTo(tried);
      }
    }
  }

  @Test
  void a_line_cut_anywhere_is_left_to_the_other_reader() {
    for (String line : List.of(TRIED, HANDLED)) {
      for (int length = 0; length < line.length(); length++) {
        assertThat(read(line.substring(0, length))).as(line.substring(0, length)).isNull();
      }
    }
  }

  /** The neighbours of digits and of spaces in ASCII among them. */
  @ParameterizedTest
  @ValueSource(chars = {'/', ':', '"', '\\', '\u001f', '\u0001', ' ', '}', 'x'})
  void an_edited_byte_is_never_read_as_the_same_operation(char edited) {
    for (String line : List.of(TRIED, HANDLED)) {
      Event was = read(line);
      for (int at = 0; at < line.length(); at++) {
        if (line.charAt(at) != edited) {
          String changed = line.substring(0, at) + edited + line.substring(at + 1);
          assertThat(read(changed)).as(changed).isNotEqualTo(was);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"t\":1234567890123456789", // as many digits as may overflow
        "\"t\":",
        "\"t\":-",
        "\"t\":1.5",
        "\"t\": 1",
        "\"t\":\"1\"",
      })
  void a_number_in_another_spelling_is_left_to_the_other_reader(String number) {
    assertThat(read(HANDLED.replace("\"t\":-19", number))).isNull();
  }

  @Test
  void a_text_in_another_spelling_is_left_to_the_other_reader() {
    for (String text : List.of("s\\u0031", "s\\\"", "s\n", "s\u001f", "\\\\")) {
      assertThat(read(HANDLED.replace("s1", text))).as(text).isNull();
    }
    assertThat(from(" ~")).isEqualTo(" ~");
  }

  @Test
  void unknown_kinds_and_ends_and_more_fields_are_left_to_the_other_reader() {
    assertThat(read(TRIED.replace("message", "massage"))).isNull();
    assertThat(read(TRIED.replace("\"ok\"", "\"okay\""))).isNull();
    assertThat(read(TRIED.replace("hand\"}", "hand\",\"by\":1}"))).isNull();
    assertThat(read(HANDLED + " ")).isNull();
    assertThat(read("{\"e\":\"Stage\",\"t\":1,\"name\":\"lab\",\"detail\":\"\"}")).isNull();
  }

  @Test
  void names_of_one_hash_are_told_apart() {
    List<String> names = List.of("Aa", "BB", "a", "cca", "Aa", "a");

    assertThat(names.stream().map(this::from)).isEqualTo(names);
  }

  @Test
  void names_that_come_again_are_kept_and_not_made_anew() {
    List<String> names = new ArrayList<>(IntStream.range(1, 90).mapToObj(i -> "w." + i).toList());
    List<String> first = names.stream().map(this::from).toList();
    List<String> again = names.stream().map(this::from).toList();

    assertThat(first).isEqualTo(names);
    for (int i = 0; i < names.size(); i++) {
      assertThat(again.get(i)).isSameAs(first.get(i));
    }
  }

  @Test
  void a_name_is_what_the_line_said_whatever_becomes_of_its_bytes() {
    byte[] bytes = HANDLED.getBytes(US_ASCII);
    Event read = reader.read(bytes, 0, bytes.length);
    Arrays.fill(bytes, (byte) 'x');

    assertThat(read).isEqualTo(read(HANDLED));
  }
}
