package io.swarmassay.history;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an operation ended, as its sender knows it. */
public enum Ending {
  /** Acknowledged. */
  @JsonProperty("ok")
  OK("ok"),
  /** It certainly did not happen. */
  @JsonProperty("fail")
  FAIL("fail"),
  /** Nobody can tell; never guessed. */
  @JsonProperty("unknown")
  UNKNOWN("unknown");

  private final String label;

  Ending(String label) {
    this.label = label;
  }

  /** The name in histories. */
  public String label() {
    return label;
  }
}
