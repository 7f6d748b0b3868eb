package io.swarmassay.traffic;

import io.swarmassay.beam.Term;
import io.swarmassay.history.Ending;

/**
 * What became of one order.
 *
 * @param gone whether the sender process is no more
 */
record Reply(Ending end, String detail, boolean gone) {
  /** Why an operation failed that waited for its turn until its time was over. */
  static final String NOT_BEGUN = "not begun: nobody was free to begin it within ";

  private static final int LONGEST = 200;

  static Reply ok() {
    return new Reply(Ending.OK, "", false);
  }

  static Reply failed(String why) {
    return new Reply(Ending.FAIL, brief(why), false);
  }

  static Reply unknown(String why) {
    return new Reply(Ending.UNKNOWN, brief(why), false);
  }

  /** From what {@code gen_server:call} of the sender process returned. */
  static Reply of(Term answer) {
    if (answer instanceof Term.Tuple sent && sent.tagged("sent", 3)) {
      Term result = sent.parts().get(1);
      return result.equals(Term.atom("ok")) ? ok() : unknown(result.toString());
    }
    if (answer.equals(Term.atom("unreachable"))) {
      return failed("no connection to the receiver's node");
    }
    boolean absent = answer.toString().startsWith("{badrpc,{EXIT,{noproc");
    return new Reply(absent ? Ending.FAIL : Ending.UNKNOWN, brief(answer.toString()), absent);
  }

  private static String brief(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
