package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What messaging's nodes do besides, where their environment asks for it: real nodes on the
 * machine's own Erlang, killed and held up. {@link MessageDefectsIT} shows each with its defect.
 */
class MessageOptionsTests {
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
  void a_message_whose_answers_were_late_is_acknowledged_and_handled_once() throws Exception {
    assertThat(nodes.says(MessageTrials.ACKNOWLEDGED)).isEqualTo("ok times 1 known true");
  }

  @Test
  void what_cannot_be_handled_yet_is_sent_again_and_given_up_at_the_deadline_with_its_reason()
      throws Exception {
    assertThat(nodes.says(MessageTrials.RETRIED))
        .isEqualTo("{error,{not_acknowledged,no_handler}} true true ok [kept_up] not_acknowledged");
  }

  @Test
  void what_was_acknowledged_is_there_once_after_kills_and_but_for_the_end_of_a_torn_file()
      throws Exception {
    assertThat(nodes.says(stored(MessageTrials.KILLED))).endsWith("once true stored 400 torn true");
  }

  @Test
  void messages_are_spread_within_ten_percent_and_a_slow_node_is_avoided() throws Exception {
    assertThat(nodes.says(MessageTrials.BALANCED)).isEqualTo("even true avoided true all 390");
  }

  @Test
  void who_is_no_sender_is_refused_and_nobody_sends_as_another() throws Exception {
    assertThat(nodes.says(MessageTrials.REFUSED)).isEqualTo("{true,true,true,true,2}");
  }

  @Test
  void who_sends_too_fast_is_told_when_and_nothing_is_dropped_silently() throws Exception {
    assertThat(nodes.says(MessageTrials.LIMITED)).isEqualTo("20 true true ok ok");
  }

  @Test
  void a_page_tells_health_and_prometheus_its_metrics() throws Exception {
    int port = LocalErlang.freePort();
    List<String> pages =
        List.of(nodes.says(MessageTrials.PAGES.formatted(port, port)).split("\\|\\|\\|"));
    assertThat(pages.get(0)).startsWith("HTTP/1.1 200 OK").contains("<h1>b", "healthy", "<li>host");
    assertThat(samples(pages.get(1)).samples())
        .containsEntry("messaging_messages_total{outcome=\"acknowledged\"}", 3.0)
        .containsEntry("messaging_messages_total{outcome=\"refused\"}", 0.0)
        .containsEntry("messaging_connected_nodes", 1.0)
        .containsEntry("messaging_healthy", 1.0)
        .containsEntry("messaging_handler_queue", 0.0);
    assertThat(pages.get(2)).startsWith("HTTP/1.1 200 OK");
    assertThat(pages.get(3)).startsWith("HTTP/1.1 404 ");
    assertThat(pages.get(4)).contains("not healthy: no msg_handler");
    assertThat(samples(pages.get(5)).samples()).containsEntry("messaging_healthy", 0.0);
    assertThat(pages.get(6)).startsWith("HTTP/1.1 503 ").contains("no msg_handler");
  }

  private static Exposition samples(String answer) {
    return Exposition.of(answer.substring(answer.indexOf("\n\n") + 2));
  }
}
