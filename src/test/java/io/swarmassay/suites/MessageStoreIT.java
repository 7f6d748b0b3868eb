package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.Script;
import io.swarmassay.beam.Term;
import io.swarmassay.junit.LabExtension;
import io.swarmassay.probe.Ping;
import io.swarmassay.probe.Registered;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.swarm.Replica;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The messaging stack with its database on a volume of one node, all of it killed at once. */
@Tag("nightly")
class MessageStoreIT {
  private static final Duration STEADY = Duration.ofSeconds(60);
  private static final Duration SOON = Duration.ofSeconds(15);

  /** A hundred to every node, this one too: how many were not acknowledged. */
  private static final Script SEND =
      new Script(
          "send",
          "length([I || N <- [node() | nodes()], I <- lists:seq(1, 100),"
              + " msg_delivery:send_msg(N, {kept, I}, node()) =/= ok]).");

  private static final Script KEPT =
      new Script(
          "kept",
          "Got = [I || #{content := {kept, I}} <- msg_handler:get_msgs()],"
              + " Got =:= lists:seq(1, 100).");

  @RegisterExtension
  static final LabExtension lab =
      LabExtension.deploying(Stack.at(Path.of("src/test/resources/stacks/messaging-stored")))
          .nodes(1, 1);

  @Test
  void every_acknowledged_message_is_there_once_after_all_replicas_were_killed(
      Deployment messaging) {
    lab.require(new Registered());
    lab.require(new Ping().connecting());
    List<Replica> killed = messaging.running("atomvm-node");
    BeamNode first = messaging.beam().nodes(killed.get(0), SOON).get(0);
    assertThat(messaging.beam().evaluate(first, SEND, Map.of(), STEADY)).isEqualTo(Term.integer(0));
    killed.forEach(replica -> messaging.swarm().signal(replica, "KILL"));
    List<String> gone = killed.stream().map(Replica::containerId).toList();
    Awaitility.await()
        .atMost(STEADY)
        .until(
            () ->
                messaging.running("atomvm-node").stream()
                        .filter(now -> !gone.contains(now.containerId()))
                        .count()
                    == killed.size());
    lab.require(new Registered());
    for (Replica replica : messaging.running("atomvm-node")) {
      BeamNode node = messaging.beam().nodes(replica, SOON).get(0);
      assertThat(messaging.beam().evaluate(node, KEPT, Map.of(), SOON))
          .as(node.name())
          .isEqualTo(Term.atom("true"));
    }
    String page = "wget -q -O - http://127.0.0.1:8080/health";
    Replica last = messaging.running("atomvm-node").get(2);
    assertThat(Inside.exec(messaging.swarm(), last, "/bin/sh", "-c", page)).contains("ok");
  }
}
