package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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

  /** With a database that no other trial has written to. */
  private static String stored(String trial) throws IOException {
    Path folder = Files.createTempDirectory(home, "store");
    return "Store = \"" + folder.resolve("messages.dets") + "\",\n" + trial;
  }

  /** The sound one, too: {@code MessagingIT} holds it with the document's own commands. */
  @Test
  void a_handler_that_is_not_as_the_reference_has_it_is_seen() throws Exception {
    assertThat(nodes.says(MessageTrials.DOCUMENTED)).isEqualTo("true [{true,true,true}]");
    assertThat(documented("content => Content", "content => lists:flatten(line(Content))"))
        .isEqualTo("true [{true,false,true}]");
    assertThat(documented("erlang:system_time(millisecond)", "erlang:system_time(second)"))
        .isEqualTo("true [{true,true,false}]");
    assertThat(documented("Pid ->\n            Pid\n", "Pid ->\n            {ok, Pid}\n"))
        .startsWith("false ");
  }

  private static String documented(String good, String bad) throws Exception {
    return nodes.spoilt("msg_handler", good, bad, MessageTrials.DOCUMENTED);
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

  @Test
  void a_delivery_that_does_not_try_again_is_seen_to_give_up() throws Exception {
    String said =
        nodes.spoilt(
            "msg_delivery",
            "{later, Why} -> again(Node, Message, Until, Pause, Why)",
            "{later, Why} -> again(Node, Message, Until - 600000, Pause, Why)",
            MessageTrials.RETRIED);
    assertThat(said).startsWith("{error,{not_acknowledged,no_handler}} false false {error,");
  }

  @Test
  void a_delivery_that_does_not_back_off_is_seen_to_try_too_often() throws Exception {
    String said =
        nodes.spoilt(
            "msg_delivery", "min(2 * Pause, ?LONGEST_PAUSE)", "Pause", MessageTrials.RETRIED);
    assertThat(said).startsWith("{error,{not_acknowledged,no_handler}} false true ok");
  }

  @Test
  void an_inbox_that_drops_what_is_too_much_is_seen_to_drop_it_silently() throws Exception {
    String said =
        nodes.spoilt(
            "msg_inbox",
            "{{limited, ceil((1 - Filled) * 1000 / Rate)}, limited, State}",
            "{acknowledged, limited, State}",
            MessageTrials.LIMITED.replace("lists:max(Told)", "0"));
    assertThat(said).startsWith("20 false false");
  }

  @Test
  void a_database_that_is_not_mended_after_a_torn_write_is_seen_to_be_gone() throws Exception {
    String said =
        nodes.spoilt("msg_ids", "{repair, true}", "{repair, false}", stored(MessageTrials.KILLED));
    assertThat(said).doesNotContain("torn true").containsAnyOf("too_late", "error");
  }

  @Test
  void a_page_that_is_always_healthy_is_seen_to_hide_a_handler_that_is_gone() throws Exception {
    assertThat(pages("whereis(Name) =:= undefined]", "whereis(Name) =:= never]"))
        .doesNotContain("503 ", "not healthy", "messaging_healthy 0");
  }

  @Test
  void metrics_that_do_not_count_are_seen() throws Exception {
    assertThat(pages("#{} = Map -> Map;", "#{} -> #{};"))
        .contains("messages_total{outcome=\"acknowledged\"} 0");
  }

  /** All pages of a node whose handler ends, with a defect of the page. */
  private static String pages(String good, String bad) throws Exception {
    int port = LocalErlang.freePort();
    String said = nodes.spoilt("msg_page", good, bad, MessageTrials.PAGES.formatted(port, port));
    assertThat(said).contains("HTTP/1.1 200 OK");
    return said;
  }
}
