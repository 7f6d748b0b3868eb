package io.swarmassay.verdict.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Event;
import io.swarmassay.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a run cannot prove is said, PASSED or not. */
class ProofLimitsTests {
  private static List<String> limits(Event... more) {
    List<Event> events = new ArrayList<>(Histories.healthy());
    events.addAll(List.of(more));
    return Judge.judge(events).limits();
  }

  @Test
  void a_run_without_traffic_says_nothing_of_what_users_feel() {
    assertThat(limits()).containsExactly("what users feel: there was no traffic");
  }

  @Test
  void a_power_cut_that_keeps_the_page_cache_says_nothing_of_fsync() {
    Event cut =
        new Event.Struck(
            4_900_000, "f3", "power-off", "n2", List.of("n2"), "REMEDY", 30_000, 1_000);
    assertThat(limits(cut)).anyMatch(limit -> limit.startsWith("fsync: "));
    assertThat(limits(new Event.Noted(9, "limits", Map.of("page-cache", "kept"))))
        .anyMatch(limit -> limit.startsWith("fsync: "));
  }

  @Test
  void the_same_limit_is_said_once() {
    Event noted = new Event.Noted(9, "limits", Map.of("vip", "no IPVS on this machine"));
    assertThat(limits(noted, noted)).containsOnlyOnce("vip: no IPVS on this machine");
  }

  @Test
  void networks_that_are_not_as_the_stack_file_has_them_are_told() {
    String moved = "subnet 10.9.0.0/24 of m_net overlaps network other; this run takes 10.9.1.0/24";
    assertThat(limits(new Event.Noted(9, "networks", Map.of("moved", moved))))
        .contains("networks moved: " + moved);
  }

  @Test
  void a_machine_without_ipvs_says_nothing_of_virtual_addresses() {
    assertThat(limits(new Event.Noted(9, "abilities", Map.of("has", "[HOSTS, NFTABLES]"))))
        .contains("virtual IPs and the ingress mesh: this machine has no IPVS");
    assertThat(limits(new Event.Noted(9, "abilities", Map.of("has", "[HOSTS, IPVS]"))))
        .noneMatch(limit -> limit.contains("virtual"));
  }

  @Test
  void deliveries_without_messages_say_nothing_of_duplicates() {
    List<Event> events =
        Histories.changed(
            Histories.healthy(),
            Event.Opened.class,
            o ->
                new Event.Opened(
                    0,
                    2,
                    "s",
                    "t",
                    "m",
                    7,
                    o.started(),
                    List.of("delivery"),
                    2,
                    List.of(),
                    List.of("pings")));
    assertThat(Judge.judge(events).limits()).anyMatch(limit -> limit.contains("handled twice"));
  }

  @Test
  void a_run_without_faults_says_nothing_of_recovery() {
    Event.Opened opened =
        new Event.Opened(0, 2, "s", "t", "m", 7, Histories.STARTED, List.of("ping"), 0, List.of());
    assertThat(Judge.judge(List.of(opened)).limits()).contains("recovery: no fault struck");
  }

  @Test
  void whoever_was_blind_is_named() {
    assertThat(limits(new Event.Blind(3_000_000, 2_000_000, "events", "n2", "no answer")))
        .contains("events of n2 was blind from 2.000 s to 3.000 s: no answer");
  }

  @Test
  void what_was_due_and_never_begun_is_in_the_ledger() {
    List<Event> history = new GeneratedScene(3).history();
    List<Event> busier =
        Histories.changed(
            history,
            Event.Offered.class,
            o -> new Event.Offered(o.t(), o.kind(), 200, o.boundMs(), false));

    Verdict.Ledger ledger = Judge.judge(busier).messages();

    assertThat(ledger.notBegun()).isBetween(900L, 1_400L);
    assertThat(ledger.sent()).isEqualTo(Judge.judge(history).messages().sent());
  }
}
