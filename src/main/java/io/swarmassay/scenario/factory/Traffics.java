package io.swarmassay.scenario.factory;

import io.swarmassay.traffic.Membership;
import io.swarmassay.traffic.Messages;
import io.swarmassay.traffic.Pings;
import io.swarmassay.traffic.Rate;
import io.swarmassay.traffic.Requests;
import io.swarmassay.traffic.Rows;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Every kind of traffic of the standard catalogue under its own name, for scenarios in Java; as in
 * {@link Probes}.
 */
public final class Traffics {
  private Traffics() {}

  /**
   * Requests to the replicas of a service, each at its time, whether earlier ones have ended or
   * not.
   */
  public static Requests http() {
    return new Requests();
  }

  /** With its settings; see {@link Requests}. */
  public static Requests http(
      int port,
      String path,
      Rate rate,
      int clients,
      String method,
      String send,
      String type,
      List<Integer> status,
      int redirects) {
    return new Requests(
        Optional.empty(), port, path, rate, clients, method, send, type, status, redirects);
  }

  /** No load. */
  public static Membership membership() {
    return new Membership();
  }

  /** Of one service; see {@link Membership}. */
  public static Membership membership(String service) {
    return new Membership(Optional.of(service));
  }

  /** Messages between the Erlang nodes of a stack. */
  public static Messages messages() {
    return new Messages();
  }

  /** With its settings; see {@link Messages}. */
  public static Messages messages(String handler, Rate rate, Duration bound, Duration patience) {
    return new Messages(Optional.empty(), handler, rate, bound, patience);
  }

  /** {@code net_adm:ping} between all ordered pairs of Erlang nodes in turn, at set times. */
  public static Pings pings() {
    return new Pings();
  }

  /** With its settings; see {@link Pings}. */
  public static Pings pings(Rate rate, Duration patience) {
    return new Pings(Optional.empty(), rate, patience);
  }

  /** Rows posted to a service, and all rows read back at the end. */
  public static Rows rows() {
    return new Rows();
  }

  /** With its settings; see {@link Rows}. */
  public static Rows rows(int port, String path, Rate rate, int writers) {
    return new Rows(Optional.empty(), port, path, rate, writers);
  }
}
