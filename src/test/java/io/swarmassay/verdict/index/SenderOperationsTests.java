package io.swarmassay.verdict.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The operations of one sender, by their numbers. */
class SenderOperationsTests {
  private final SenderOperations sender = new SenderOperations("s");

  private static Event.Tried tried(long seq, long intended) {
    return new Event.Tried(
        intended + 5, Operation.MESSAGE, "s", "w.1", 1, 1, seq, intended, intended, Ending.OK, "");
  }

  private static Event.Handled handled(long seq, int epoch) {
    return new Event.Handled(9, Operation.MESSAGE, "s", seq, "w.1", 1, epoch);
  }

  @Test
  void it_counts_what_ended_and_what_must_have_begun() {
    assertThat(sender.begun()).isZero();
    assertThat(sender.endless()).isZero();
    sender.tried(tried(0, 100), 0);
    sender.tried(tried(3, 400), 0);
    sender.tried(tried(1, 200), 0);
    assertThat(sender.tried()).isEqualTo(3);
    assertThat(sender.begun()).isEqualTo(4);
    assertThat(sender.endless()).isEqualTo(1);
    assertThat(sender.firstIntended()).isEqualTo(100);
    assertThat(sender.lastIntended()).isEqualTo(400);
  }

  @Test
  void a_second_end_counts_for_itself_only() {
    sender.tried(tried(0, 100), 0);
    sender.tried(tried(0, 900), 0);
    assertThat(sender.twiceEnded()).isEqualTo(1);
    assertThat(sender.tried()).isEqualTo(1);
    assertThat(sender.lastIntended()).isEqualTo(100);
  }

  @Test
  void what_ended_when_the_harness_had_failed_has_an_end_and_counts_once() {
    sender.tried(tried(0, 100), 0);
    sender.endedAfterwards(tried(2, 300));
    sender.endedAfterwards(tried(2, 300));
    sender.endedAfterwards(tried(0, 300));
    sender.endedAfterwards(tried(3, 300));
    assertThat(sender.begun()).isEqualTo(4);
    assertThat(sender.tried()).isEqualTo(1);
    assertThat(sender.endless()).as("number 1").isEqualTo(1);
  }

  @Test
  void operations_far_apart_are_each_found_and_in_order() {
    List<Long> seqs = List.of(0L, 1_023L, 1_024L, 5_000L, 70_000L);
    seqs.forEach(seq -> sender.tried(tried(seq, seq), 0));
    List<Long> seen = new ArrayList<>();
    sender.forEach(
        (who, seq, page, at) -> {
          assertThat(page.intended(at)).isEqualTo(seq);
          assertThat(who).isSameAs(sender);
          seen.add(seq);
        });
    assertThat(seen).isEqualTo(seqs);
  }

  @Test
  void what_was_only_seen_is_visited_too() {
    sender.handled(handled(7, 1), 0);
    List<Long> seen = new ArrayList<>();
    sender.forEach((who, seq, page, at) -> seen.add(seq));
    assertThat(seen).containsExactly(7L);
  }

  @Test
  void order_is_asked_for_within_one_receiver_and_one_connection() {
    sender.handled(handled(5, 1), 0);
    sender.handled(handled(4, 2), 0);
    sender.handled(handled(3, 1), 9);
    assertThat(sender.reordered()).isZero();
    sender.handled(handled(2, 1), 0);
    sender.handled(handled(6, 1), 0);
    assertThat(sender.reordered()).isEqualTo(1);
    sender.handled(handled(2, 1), 0);
    assertThat(sender.reordered()).as("a second time is no order").isEqualTo(1);
  }

  @Test
  void the_next_connection_is_the_next_that_was_used_from_its_first_use_on() {
    sender.tried(tried(0, 100), 2);
    sender.tried(connection(1, 3, 700), 2);
    sender.tried(connection(2, 3, 300), 2);
    sender.tried(connection(3, 4, 200), 2);
    assertThat(sender.successor(2, 1)).isEqualTo(300);
    assertThat(sender.successor(2, 3)).isEqualTo(200);
    assertThat(sender.successor(2, 4)).isEqualTo(Long.MAX_VALUE);
    assertThat(sender.successor(11, 1)).as("another receiver").isEqualTo(Long.MAX_VALUE);
  }

  private static Event.Tried connection(long seq, int epoch, long started) {
    return new Event.Tried(
        999, Operation.MESSAGE, "s", "w.1", 1, epoch, seq, 9, started, Ending.OK, "");
  }

  @Test
  void receivers_and_numbers_may_be_as_large_as_they_can() {
    sender.tried(tried(0, 1), 4);
    sender.tried(connection(1, 2, 7), 4);
    assertThat(sender.successor(4, 1)).isEqualTo(7);
    sender.tried(tried((1L << 31) - 1, 5), 0);
    assertThat(sender.begun()).isEqualTo(1L << 31);
  }

  @Test
  void numbers_that_no_sender_counts_to_are_refused() {
    long largest = (1L << 31) - 1;
    assertThatThrownBy(() -> sender.tried(tried(-1, 1), 0)).hasMessage("s counts to -1");
    assertThatThrownBy(() -> sender.tried(tried(largest + 1, 1), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("s counts to 2147483648");
  }
}
