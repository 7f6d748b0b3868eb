package io.swarmassay.traffic;

import static io.swarmassay.beam.Term.atom;
import static io.swarmassay.beam.Term.list;
import static io.swarmassay.beam.Term.tuple;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.beam.Term;
import io.swarmassay.history.Ending;
import org.junit.jupiter.api.Test;

class ReplyTests {
  private static Ending end(Term answer) {
    return Reply.of(answer).end();
  }

  @Test
  void only_the_handlers_ok_is_an_acknowledgement() {
    assertThat(end(tuple(atom("sent"), atom("ok"), list()))).isEqualTo(Ending.OK);
    assertThat(end(tuple(atom("sent"), atom("yes"), list()))).isEqualTo(Ending.UNKNOWN);
    assertThat(end(atom("ok"))).isEqualTo(Ending.UNKNOWN);
  }

  @Test
  void what_was_under_way_when_the_node_went_is_unknown() {
    Term down = tuple(atom("badrpc"), atom("nodedown"));
    assertThat(end(tuple(atom("sent"), down, list()))).isEqualTo(Ending.UNKNOWN);
    Term late = tuple(atom("badrpc"), atom("timeout"));
    assertThat(end(tuple(atom("sent"), late, list()))).isEqualTo(Ending.UNKNOWN);
    assertThat(end(late)).isEqualTo(Ending.UNKNOWN);
  }

  @Test
  void what_never_left_has_failed() {
    assertThat(end(atom("unreachable"))).isEqualTo(Ending.FAIL);
  }

  @Test
  void a_sender_that_is_not_there_sent_nothing_and_is_gone() {
    Term noproc = tuple(atom("noproc"), tuple(atom("gen_server"), atom("call")));
    Reply reply = Reply.of(tuple(atom("badrpc"), tuple(atom("EXIT"), noproc)));
    assertThat(reply.end()).isEqualTo(Ending.FAIL);
    assertThat(reply.gone()).isTrue();
  }

  @Test
  void a_handler_that_is_not_there_does_not_speak_for_the_sender() {
    Term noproc = tuple(atom("badrpc"), tuple(atom("EXIT"), atom("noproc")));
    Reply reply = Reply.of(tuple(atom("sent"), noproc, list()));
    assertThat(reply.end()).isEqualTo(Ending.UNKNOWN);
    assertThat(reply.gone()).isFalse();
  }
}
