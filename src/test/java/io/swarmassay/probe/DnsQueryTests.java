package io.swarmassay.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DnsQueryTests {
  /** Two answers to tasks.x, each naming it by a pointer, and an alias that is no address. */
  private static final String ANSWER =
      "abcd81800001000300000000"
          + "057461736b73017800"
          + "00010001"
          + "c00c00050001000000000002c00c"
          + "c00c000100010000025800040a140005"
          + "c00c000100010000025800040a1400fe";

  @Test
  void every_address_of_an_answer_is_read() {
    assertThat(DnsQuery.addresses(HexFormat.of().parseHex(ANSWER)))
        .containsExactly("10.20.0.254", "10.20.0.5");
  }

  @Test
  void an_answer_that_is_cut_short_or_empty_has_what_is_whole() {
    byte[] whole = HexFormat.of().parseHex(ANSWER);
    for (int length = 0; length < whole.length; length++) {
      assertThat(DnsQuery.addresses(java.util.Arrays.copyOf(whole, length)))
          .doesNotContain("10.20.0.254");
    }
  }

  @Test
  void a_question_is_bytes_in_hexadecimal_and_takes_long_answers() {
    assertThat(new DnsQuery("a.bc").hex())
        .isEqualTo(
            "abcd01000001000000000001" + "0161026263" + "0000010001" + "0000291000000000000000");
  }
}
