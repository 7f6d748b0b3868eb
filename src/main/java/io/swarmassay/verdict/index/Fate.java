package io.swarmassay.verdict.index;

import io.swarmassay.history.Ending;

/** What can be said of one operation; several may hold at once. */
public enum Fate {
  /** The call returned ok. */
  ACKNOWLEDGED("acknowledged"),
  /** The call failed for certain. */
  FAILED("failed"),
  /** Nobody can tell. */
  UNKNOWN("unknown"),
  /** Seen leaving the handler, or present in the last read. */
  HANDLED("handled"),
  /** Acknowledged and missing, while its receiver lived on for the bound. */
  LOST("lost"),
  /** Acknowledged and missing; its receiver's incarnation ended. */
  DIED("died with their replica"),
  /** Acknowledged and missing, but the history does not tell why. */
  UNDECIDED("acknowledged and missing, not known why"),
  /** Seen in one read and gone in the last, though never acknowledged. */
  VANISHED("seen and gone again"),
  /** Handled more than once. */
  DUPLICATED("handled twice"),
  /** Handled after its sender had opened a newer connection. */
  LATE("handled after their connection had ended"),
  /** Handled although its sending failed for certain. */
  REFUSED("handled although refused"),
  /** Handled although nobody sent it. */
  UNSENT("handled although never sent");

  private final String text;

  Fate(String text) {
    this.text = text;
  }

  static Fate of(Ending ending) {
    return switch (ending) {
      case OK -> ACKNOWLEDGED;
      case FAIL -> FAILED;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /** In sentences, after a number. */
  String text() {
    return text;
  }

  /** Whether the first one is worth a name. */
  boolean culprit() {
    return ordinal() > HANDLED.ordinal();
  }
}
