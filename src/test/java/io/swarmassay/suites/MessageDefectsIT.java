package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The defects that {@link MessageOptionsTests} exist for, planted one at a time, and seen. */
@Tag("nightly")
class MessageDefectsIT {
  @TempDir static Path home;
  private static MessageNodes nodes;

  @BeforeAll
  static void compile() throws Exception {
    nodes = new MessageNodes(home);
  }

  @AfterAll
  static void end() {
    nodes.close();
  }

  private static String stored(String trial) {
    return "Store = \"" + home.resolve("messages.dets") + "\",\n" + trial;
  }

  @Test
  void an_inbox_that_forgets_ids_is_seen_to_handle_a_message_twice() throws Exception {
    String said =
        nodes.spoilt(
            "msg_ids",
            "member(Id, {memory, _, Young, Old}) -> is",
            "member(Id, {memory, _, Young, Old}) -> (Id =:= none) andalso is",
            MessageTrials.ACKNOWLEDGED);
    assertThat(said).startsWith("ok times ").doesNotStartWith("ok times 1 ");
  }

  @Test
  void an_inbox_that_acknowledges_before_it_stores_is_seen_to_lose_messages() throws Exception {
    String said =
        nodes.spoilt(
            "msg_ids",
            "ok = dets:insert(Table, {Id, Last + 1, Message}),",
            "_ = erlang:send_after(300000, self(), {Id, Message}),",
            stored(MessageTrials.KILLED));
    assertThat(said).contains("once false stored 0");
  }

  @Test
  void a_balance_that_prefers_a_node_is_seen_to_spread_unevenly() throws Exception {
    String said =
        nodes.spoilt(
            "msg_balance",
            "{maps:get(N, Owed, 0), maps:get(N, Chosen, 0), N}",
            "{maps:get(N, Owed, 0) div 4, maps:get(N, Chosen, 0) * 0, N}",
            MessageTrials.BALANCED);
    assertThat(said).contains("even false");
  }

  @Test
  void an_inbox_that_asks_nobody_who_he_is_is_seen_to_take_anybodys_messages() throws Exception {
    String said =
        nodes.spoilt(
            "msg_inbox",
            "permitted({From, _, _}, Node, #{senders := Senders})",
            "permitted({From, _, _}, Node, #{senders := Senders, never := _})",
            MessageTrials.REFUSED);
    assertThat(said).startsWith("{true,false,false,false");
  }

  @Test
  void an_inbox_without_a_limit_is_seen_to_take_everything() throws Exception {
    String said =
        nodes.spoilt(
            "msg_inbox",
            "case Filled >= 1 of",
            "case Filled >= -100 of",
            MessageTrials.LIMITED.replace("lists:max(Told)", "0"));
    assertThat(said).isEqualTo("20 false true ok ok");
  }
}
