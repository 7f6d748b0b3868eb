package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.verdict.Check;
import io.swarmassay.verdict.Outcome;
import io.swarmassay.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long users may be held up, to the microsecond: kills at 2 s and 4 s, then calm. */
class UserBoundsTests {
  private final List<Event> events = new ArrayList<>(Histories.healthy());
  private long seq;

  UserBoundsTests() {
    Histories.looked(events, 90_000_000, "end");
    events.add(new Event.Ticked(95_000_000, 9, 0));
  }

  private void request(long t, long ended, Ending end) {
    events.add(new Event.Tried(ended, Operation.HTTP, "c", "web", 0, 0, seq++, t, t, end, ""));
  }

  /** No request ends ok from the one to the other. */
  private void outage(long from, long to) {
    request(from - 9, from - 5, Ending.OK);
    request(from, from + 1, Ending.FAIL);
    request(to - 1, to, Ending.OK);
  }

  private Check check(String name) {
    return Histories.check(events, name);
  }

  private void assertThatPassed(String name, String reason) {
    assertThat(check(name)).isEqualTo(Check.passed(name, reason));
  }

  @Test
  void a_second_in_calm_is_too_long_and_a_microsecond_less_is_told() {
    outage(20_000_000, 20_999_999);
    assertThatPassed("available", "0 outages by faults, 1 brief ones without a fault");
    outage(30_000_000, 31_000_000);
    assertThat(check("available"))
        .isEqualTo(
            Check.failed(
                "available",
                "1 times without a fault, the first: no http of web from 30.000 s for 1000 ms",
                null));
  }

  @Test
  void what_a_machine_explains_that_had_work_waiting_is_unknown_and_what_it_does_not_is_broken() {
    outage(30_000_000, 31_400_000);
    waiting(29_000_000, 30_399_999);
    assertThat(check("available").outcome()).isEqualTo(Outcome.FAILED);
    waiting(29_000_000, 30_400_000);
    assertThat(check("available"))
        .isEqualTo(
            Check.inconclusive(
                "available",
                "1 times without a fault, the first: no http of web from 30.000 s for 1400 ms,"
                    + " but the machine could not have kept it: our own clock was up to 0 ms late"
                    + " meanwhile, work waited for a processor 29 % of the time"));
    outage(40_000_000, 41_000_000);
    assertThat(check("available").reason()).contains("1 times").contains("from 40.000 s");
    assertThat(check("available").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void users_who_are_served_late_on_such_a_machine_tell_nothing_of_a_recovery() {
    outage(2_100_000, 33_000_000);
    waiting(10_000_000, 10_999_000);
    assertThat(check("recovery").outcome()).isEqualTo(Outcome.FAILED);
    waiting(10_000_000, 11_000_000);
    assertThat(check("recovery").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(check("recovery").reason())
        .contains("worked again only 31.0 s after its begin, which was to take 30.0 s at most, but")
        .endsWith("work waited for a processor 3 % of the time");
  }

  @Test
  void requests_that_hang_while_work_waits_fail_nobody_and_those_that_are_refused_do() {
    for (int i = 0; i < 11; i++) {
      request(30_000_000 + i * 2_000_000L, 30_000_009 + i * 2_000_000L, Ending.OK);
      request(30_000_010 + i * 2_000_000L, 31_500_000 + i * 2_000_000L, Ending.FAIL);
      request(30_000_020 + i * 2_000_000L, 30_000_029 + i * 2_000_000L, Ending.OK);
    }
    assertThat(check("available").outcome()).isEqualTo(Outcome.FAILED);
    waiting(30_000_000, 60_000_000);
    assertThat(check("available"))
        .isEqualTo(
            Check.inconclusive(
                "available",
                "11 of 33 http requests in calm did not end ok (33.3 %, and at most 1 % may),"
                    + " but 11 of them hung while work waited for a processor"));
    for (int i = 0; i < 11; i++) {
      outage(60_000_000 + i * 1_000_000L, 60_000_100 + i * 1_000_000L);
    }
    waiting(30_000_000, 80_000_000);
    assertThat(check("available").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(check("available").reason()).startsWith("22 of 66 http requests in calm");
  }

  /** Work waited for a processor all the time between the two, and at no other. */
  private void waiting(long from, long to) {
    events.removeIf(Event.Ticked.class::isInstance);
    events.add(new Event.Ticked(from, 0, 0));
    events.add(new Event.Ticked(to, 0, 1));
    events.add(new Event.Ticked(95_000_000, 9, 0));
  }

  @Test
  void what_begins_less_than_a_second_before_a_strike_is_the_faults_doing() {
    outage(3_000_000, 10_000_000);
    assertThatPassed("available", "1 outages by faults");
    assertThat(Judge.judge(events).unavailability().get(0).fault()).isEqualTo("f2");
  }

  @Test
  void what_began_earlier_and_goes_on_through_a_fault_is_not() {
    outage(2_999_999, 10_000_000);
    assertThat(check("available").reason()).contains("no http of web from 3.000 s for 7000 ms");
  }

  @Test
  void ten_failures_in_calm_are_few_and_eleven_are_not() {
    for (int i = 0; i < 10; i++) {
      outage(20_000_000 + i * 2_000_000L, 20_000_100 + i * 2_000_000L);
    }
    assertThatPassed("available", "0 outages by faults, 10 brief ones without a fault");
    outage(60_000_000, 60_000_100);
    assertThat(check("available").reason())
        .isEqualTo("11 of 33 http requests in calm did not end ok (33.3 %, and at most 1 % may)");
  }

  @Test
  void of_many_one_in_a_hundred_may_fail() {
    for (int i = 0; i < 20; i++) {
      outage(20_000_000 + i * 2_000_000L, 20_000_100 + i * 2_000_000L);
    }
    for (long t = 61_000_000; seq < 2_000; t += 10_000) {
      request(t, t + 5, Ending.OK);
    }
    assertThatPassed("available", "0 outages by faults, 20 brief ones without a fault");
    outage(85_000_000, 85_000_100);
    assertThat(check("available").reason()).startsWith("21 of 2,003 http requests in calm");
  }

  @Test
  void users_are_served_again_in_time_up_to_the_limit_of_the_fault() {
    outage(2_100_000, 32_000_000);
    assertThat(check("recovery").reason())
        .startsWith("first success within 30.0 s of every strike");
    assertThat(check("recovery").outcome()).isEqualTo(Outcome.PASSED);
    events.subList(events.size() - 3, events.size()).clear();
    outage(2_100_000, 32_030_000);
    assertThat(check("recovery"))
        .isEqualTo(
            Check.failed(
                "recovery",
                "f1 (kill of w.2): http of web worked again only 30.0 s after its begin,"
                    + " which was to take 30.0 s at most",
                "f1"));
  }

  @Test
  void those_who_never_succeed_again_must_have_tried_for_a_second_after_the_recovery() {
    request(1_500_000, 1_500_005, Ending.OK);
    request(4_100_000, 4_100_005, Ending.FAIL);
    request(5_500_000, 5_500_005, Ending.FAIL);
    assertThat(check("recovery"))
        .isEqualTo(
            Check.inconclusive(
                "recovery",
                "f2 (kill of w.2): http of web was not seen to work again,"
                    + " and nobody tried for a second after the recovery"));
    request(5_500_001, 5_500_005, Ending.FAIL);
    assertThat(check("recovery"))
        .isEqualTo(
            Check.failed("recovery", "f2 (kill of w.2): http of web never worked again", "f2"));
    assertThat(Judge.judge(events).faults().get(1).firstSuccessMs()).isNull();
  }

  @Test
  void those_who_were_sent_away_by_an_order_after_it_are_not_asked() {
    request(1_500_000, 1_500_005, Ending.OK);
    request(4_100_000, 4_100_005, Ending.FAIL);
    events.add(new Event.Ordered(4_200_000, "o1", "scale", List.of("web"), "{web=0}", 30_000));
    assertThat(check("recovery").outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void what_fails_after_the_harness_had_failed_is_nobodys_doing() {
    request(1_500_000, 1_500_005, Ending.OK);
    events.add(new Event.Trouble(20_000_000, "lab", "died"));
    events.removeIf(Event.Ticked.class::isInstance);
    request(20_000_000, 20_000_005, Ending.FAIL);
    assertThatPassed("available", "0 outages by faults");
  }

  @Test
  void the_slowest_of_the_first_successes_is_told_with_what_was_lost() {
    outage(2_100_000, 2_600_000);
    outage(4_100_000, 4_350_000);
    assertThatPassed(
        "recovery",
        "first success within 600 ms of every strike; 0 acknowledged operations lost to faults");
    assertThat(Judge.judge(events).faults())
        .extracting(Verdict.FaultResult::firstSuccessMs)
        .containsExactly(600.0, 350.0);
  }
}
