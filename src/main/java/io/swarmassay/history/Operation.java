package io.swarmassay.history;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What users do. */
public enum Operation {
  /** A message handed to a handler on another node. */
  @JsonProperty("message")
  MESSAGE("message", "messages"),
  /** A round trip to another node. */
  @JsonProperty("ping")
  PING("ping", "pings"),
  /** A request to a web server. */
  @JsonProperty("http")
  HTTP("http", "http requests"),
  /** A row inserted into a database. */
  @JsonProperty("row")
  ROW("row", "rows");

  private final String label;
  private final String plural;

  Operation(String label, String plural) {
    this.label = label;
    this.plural = plural;
  }

  /** The name in histories. */
  public String label() {
    return label;
  }

  /** The name in sentences. */
  public String plural() {
    return plural;
  }
}
