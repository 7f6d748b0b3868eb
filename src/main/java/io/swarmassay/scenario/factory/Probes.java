package io.swarmassay.scenario.factory;

import io.swarmassay.probe.Connected;
import io.swarmassay.probe.Delivery;
import io.swarmassay.probe.EmulatorFlags;
import io.swarmassay.probe.Epmd;
import io.swarmassay.probe.Eval;
import io.swarmassay.probe.Healed;
import io.swarmassay.probe.HealthTruth;
import io.swarmassay.probe.Http;
import io.swarmassay.probe.ImageSize;
import io.swarmassay.probe.Listeners;
import io.swarmassay.probe.Memory;
import io.swarmassay.probe.Names;
import io.swarmassay.probe.Ping;
import io.swarmassay.probe.Programs;
import io.swarmassay.probe.PublishedPorts;
import io.swarmassay.probe.Registered;
import io.swarmassay.probe.Replicas;
import io.swarmassay.probe.TcpPorts;
import io.swarmassay.probe.User;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Every probe of the standard catalogue under its own name, for scenarios in Java: {@code epmd()}
 * is what {@code epmd} means in a file. A second method takes all settings but the service, or the
 * service where it is the only one; the records take everything.
 */
public final class Probes extends ProbesOfGuests {
  private Probes() {}

  /**
   * Every Erlang node is connected to every other, as each says itself ({@code nodes()}): nobody is
   * pinged, so nothing is connected by being looked at.
   */
  public static Connected connected() {
    return new Connected();
  }

  /** Of one service; see {@link Connected}. */
  public static Connected connected(String service) {
    return new Connected(Optional.of(service));
  }

  /** A message crosses the overlay between every ordered pair of Erlang nodes. */
  public static Delivery delivery() {
    return new Delivery();
  }

  /** With its settings; see {@link Delivery}. */
  public static Delivery delivery(String handler, Duration within, int samples) {
    return new Delivery(Optional.empty(), handler, within, samples);
  }

  /** With its settings; see {@link EmulatorFlags}. */
  public static EmulatorFlags emulatorFlags(Map<String, String> flags) {
    return new EmulatorFlags(Optional.empty(), flags);
  }

  /** A port mapper answers in each replica, and every node registered there listens in a range. */
  public static Epmd epmd() {
    return new Epmd();
  }

  /** With its settings; see {@link Epmd}. */
  public static Epmd epmd(int from, int to) {
    return new Epmd(Optional.empty(), from, to);
  }

  /**
   * An Erlang expression, evaluated on each node, is answered alike by all, or as wanted, or both.
   */
  public static Eval eval() {
    return new Eval();
  }

  /** With its settings; see {@link Eval}. */
  public static Eval eval(String expression, boolean agree, String answer) {
    return new Eval(Optional.empty(), expression, agree, Optional.of(answer));
  }

  /** The swarm is whole. */
  public static Healed healed() {
    return new Healed();
  }

  /** Each replica's health answer tells whether it works. */
  public static HealthTruth healthTruth() {
    return new HealthTruth();
  }

  /** With its settings; see {@link HealthTruth}. */
  public static HealthTruth healthTruth(int port, String health, String work) {
    return new HealthTruth(Optional.empty(), port, health, work);
  }

  /** Each replica answers a request on its own loopback as expected. */
  public static Http http() {
    return new Http();
  }

  /** With its settings; see {@link Http}. */
  public static Http http(
      int port, String path, int status, String body, String method, String send) {
    return new Http(Optional.empty(), port, path, status, body, method, send);
  }

  /** Unpacked sizes of the images that run. */
  public static ImageSize imageSize() {
    return new ImageSize();
  }

  /** Of one service; see {@link ImageSize}. */
  public static ImageSize imageSize(String service) {
    return new ImageSize(Optional.of(service));
  }

  /** Exactly these TCP ports are listened on in each replica's network, as the kernel says. */
  public static Listeners listeners() {
    return new Listeners();
  }

  /** With its settings; see {@link Listeners}. */
  public static Listeners listeners(List<Integer> ports) {
    return new Listeners(Optional.empty(), ports);
  }

  /** Each replica accepts connections on TCP port 80. */
  public static TcpPorts tcp() {
    return new TcpPorts();
  }

  /** With its settings; see {@link TcpPorts}. */
  public static TcpPorts tcp(List<Integer> ports) {
    return new TcpPorts(Optional.empty(), ports);
  }

  /** Memory of each replica's container, page cache left out. */
  public static Memory memory() {
    return new Memory();
  }

  /** Of one service; see {@link Memory}. */
  public static Memory memory(String service) {
    return new Memory(Optional.of(service));
  }

  /**
   * Every Erlang node resolves the host name of every node, its own included, and the names of the
   * services, as its own resolver sees them.
   */
  public static Names names() {
    return new Names();
  }

  /** Of one service; see {@link Names}. */
  public static Names names(String service) {
    return new Names(Optional.of(service));
  }

  /** Every Erlang node gets a pong from every other. */
  public static Ping ping() {
    return new Ping();
  }

  /** With its settings; see {@link Ping}. */
  public static Ping ping(int samples, Duration unasked) {
    return new Ping(Optional.empty(), samples, unasked);
  }

  /** Certain files are in each replica's container, and others are not. */
  public static Programs programs() {
    return new Programs();
  }

  /** With its settings; see {@link Programs}. */
  public static Programs programs(List<String> present, List<String> absent) {
    return new Programs(Optional.empty(), present, absent);
  }

  /** The services publish exactly these ports, on the ingress mesh or on their hosts. */
  public static PublishedPorts publishedPorts() {
    return new PublishedPorts();
  }

  /** With its settings; see {@link PublishedPorts}. */
  public static PublishedPorts publishedPorts(List<Integer> ports) {
    return new PublishedPorts(ports);
  }

  /** A process is registered under a name, and so alive, on every Erlang node. */
  public static Registered registered() {
    return new Registered();
  }

  /** With its settings; see {@link Registered}. */
  public static Registered registered(String process) {
    return new Registered(Optional.empty(), process);
  }

  /** As many replicas run as are wanted. */
  public static Replicas replicas() {
    return new Replicas();
  }

  /** With its settings; see {@link Replicas}. */
  public static Replicas replicas(int running) {
    return new Replicas(Optional.empty(), OptionalInt.of(running));
  }

  /** Every process of every replica runs as one user, as the kernel says. */
  public static User user() {
    return new User();
  }

  /** With its settings; see {@link User}. */
  public static User user(int uid) {
    return new User(Optional.empty(), uid);
  }
}
