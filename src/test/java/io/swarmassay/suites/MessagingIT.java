package io.swarmassay.suites;

import static io.swarmassay.fault.Target.some;
import static io.swarmassay.fault.replica.Kill.kill;
import static io.swarmassay.scenario.Steady.steady;
import static io.swarmassay.scenario.Step.inflict;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.junit.LabExtension;
import io.swarmassay.probe.Delivery;
import io.swarmassay.probe.Epmd;
import io.swarmassay.probe.Ping;
import io.swarmassay.probe.PublishedPorts;
import io.swarmassay.probe.Registered;
import io.swarmassay.probe.Replicas;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.Steady;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** The messaging stack as its document uses it, on one lab. */
@Isolated("the stack's budgets hold times")
class MessagingIT {
  private static final Steady WORKS =
      steady(new Replicas(), new Epmd(), new Ping().connecting(), new Registered(), new Delivery());

  @RegisterExtension
  static final LabExtension lab = LabExtension.deploying(LabExtension.stack("messaging"));

  @Test
  void survives_two_kills_at_a_time() {
    lab.verify(
        Scenario.titled("messaging survives two kills at a time")
            .keeping(WORKS)
            .then(inflict(kill()).on(some(2, "atomvm-node")).recoveringWithin(ofSeconds(30))));
  }

  @Test
  void publishes_no_port() {
    lab.require(new PublishedPorts());
  }

  /** The document's check, word for word: no output means success. A pong is what proves it. */
  @Test
  void the_quick_starts_ping_is_a_pong(Deployment messaging) {
    lab.require(new Ping().connecting());
    String ping = "net_adm:ping('atomvm_node2@atomvm-2')";
    assertThat(erl(messaging, 1, "test", ping)).isBlank();
    assertThat(erl(messaging, 1, "test", "io:format(\"~p~n\", [" + ping + "])")).contains("pong");
  }

  /** The document's API section, word for word but for the shell around it. */
  @Test
  void the_documents_send_message_is_received_and_logged(Deployment messaging) {
    lab.require(new Ping().connecting());
    erl(
        messaging,
        1,
        "sender",
        "rpc:call('atomvm_node2@atomvm-2', msg_handler, send_msg, "
            + "['atomvm_node2@atomvm-2', 'Hello from node1', node()])");
    Replica second = messaging.running("atomvm-node").get(1);
    org.awaitility.Awaitility.await()
        .atMost(ofSeconds(60))
        .until(
            () ->
                messaging.swarm().logs(second).stream()
                    .anyMatch(
                        line ->
                            line.matches(
                                ".*\\[RECEIVED\\] From: 'sender@atomvm-1',"
                                    + " Content: Hello from node1")));
  }

  /** The document's reference: start/0 gives the pid, get_msgs/0 maps of from, content and ts. */
  @Test
  void any_term_is_kept_whole_with_its_sender_and_its_time(Deployment messaging) {
    lab.require(new Ping().connecting());
    String kept =
        erl(
            messaging,
            1,
            "sender",
            "Node = 'atomvm_node2@atomvm-2', "
                + "Pid = rpc:call(Node, msg_handler, start, []), "
                + "Same = rpc:call(Node, erlang, whereis, [msg_handler]) =:= Pid, "
                + "Before = erlang:system_time(millisecond), "
                + "Content = {any, [term], #{a => 1}}, "
                + "ok = rpc:call(Node, msg_handler, send_msg, [Node, Content, node()]), "
                + "Kept = [{From, Ts} || #{from := From, content := C, ts := Ts} <- "
                + "rpc:call(Node, msg_handler, get_msgs, []), C =:= Content], "
                + "io:format(\"~p ~p ~p~n\", [is_pid(Pid) andalso Same, "
                + "[From || {From, _} <- Kept], [abs(Ts - Before) < 60000 || {_, Ts} <- Kept]])");
    assertThat(kept).contains("true ['sender@atomvm-1'] [true]");
  }

  /**
   * The document's command in the shell of the first replica, with this deployment's cookie where
   * the document writes one out. Its resolver is the machine's: the image's own asks once and waits
   * 150 ms, enough to go on and too short to be sure.
   */
  private static String erl(Deployment messaging, int slot, String name, String expression) {
    Replica replica = messaging.running("atomvm-node").get(slot - 1);
    String cookie = Inside.exec(messaging.swarm(), replica, "cat", "/home/app/.erlang.cookie");
    String command =
        "erl -noshell -sname %s -setcookie %s -eval \"%s, init:stop().\""
            .formatted(name, cookie.strip(), expression.replace("\"", "\\\""));
    return Inside.exec(messaging.swarm(), replica, "env", "-u", "ERL_INETRC", "sh", "-c", command);
  }
}
