package io.swarmassay.scenario;

import static io.swarmassay.history.Metric.HTTP_LATENCY;
import static io.swarmassay.history.Metric.IMAGE_SIZE;
import static io.swarmassay.history.Metric.MEMORY;
import static io.swarmassay.history.Metric.MESSAGE_LATENCY;
import static io.swarmassay.history.Metric.PING;

import io.swarmassay.fault.Fault;
import io.swarmassay.probe.Connected;
import io.swarmassay.probe.Delivery;
import io.swarmassay.probe.Epmd;
import io.swarmassay.probe.Eval;
import io.swarmassay.probe.Healed;
import io.swarmassay.probe.Http;
import io.swarmassay.probe.ImageSize;
import io.swarmassay.probe.Memory;
import io.swarmassay.probe.Names;
import io.swarmassay.probe.Ping;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.PublishedPorts;
import io.swarmassay.probe.Registered;
import io.swarmassay.probe.Replicas;
import io.swarmassay.traffic.Membership;
import io.swarmassay.traffic.Messages;
import io.swarmassay.traffic.Pings;
import io.swarmassay.traffic.Traffic;
import java.util.List;

/**
 * Every name a scenario file may use. To add a probe, a fault or a kind of traffic to the product,
 * write its record and one line here: {@code ./assay list} and docs/vocabulary.md follow. Those of
 * other projects come by an {@link Extension}.
 */
public record Catalogue(
    Vocabulary<Probe> probes, Vocabulary<Fault> faults, Vocabulary<Traffic> traffic) {

  private static final String SERVICE = "one service; each of the stack when left out";

  /** What comes with the product. */
  public static final Catalogue STANDARD =
      new Catalogue(
          Vocabulary.of(
              "probe", joined(standardProbes(), GuestWords.probes(), ReleaseWords.probes())),
          Vocabulary.of(
              "fault",
              joined(
                  ReplicaFaults.all(),
                  NodeFaults.words(),
                  GuestWords.faults(),
                  ReleaseWords.faults())),
          Vocabulary.of("traffic", joined(standardTraffic(), ReleaseWords.traffic())));

  /**
   * What comes with the product, and the words of every {@link Extension} that the running thread's
   * class loader finds.
   *
   * @throws IllegalArgumentException when one cannot be loaded, or calls something by a name that
   *     is taken
   */
  public static Catalogue installed() {
    return Extensions.joined(STANDARD);
  }

  private static List<Word<Probe>> standardProbes() {
    return List.of(
        probe(new Replicas(), "as many replicas run as are wanted")
            .with("service", SERVICE)
            .with("running", "a fixed number instead of the wanted one"),
        probe(new Names(), "every Erlang node resolves every node and service by name")
            .with("service", SERVICE),
        probe(new Epmd(), "a port mapper answers in each replica, its nodes listen in a range")
            .with("service", SERVICE)
            .with("from", "first port of the range")
            .with("to", "last port of the range"),
        probe(new Ping(), "every Erlang node gets a pong from every other")
            .with("service", SERVICE)
            .with("samples", "round trips measured for each ordered pair")
            .with(
                "unasked",
                "how long nodes may take to connect by themselves before they are pinged, which"
                    + " connects them; `0s` where they are meant to connect when pinged")
            .measuring(PING),
        probe(new Connected(), "every Erlang node is connected to every other; connects nobody")
            .with("service", SERVICE),
        probe(new Eval(), "an Erlang expression is answered alike by every node, or as wanted")
            .with("service", SERVICE)
            .with("expression", "what is evaluated on each node, without a full stop")
            .with("agree", "whether all nodes must give the same answer")
            .with("answer", "the wanted answer as Erlang prints it; any when left out"),
        probe(new Registered(), "a process is registered, and so alive, on every Erlang node")
            .with("service", SERVICE)
            .with("process", "its registered name"),
        probe(new Delivery(), "a message crosses the overlay between every ordered pair of nodes")
            .with("service", SERVICE)
            .with("handler", "name of the module and of its registered process")
            .with("within", "how long a message may take to be had, and then to be logged")
            .with("samples", "messages for each ordered pair, one after the other")
            .measuring(MESSAGE_LATENCY),
        probe(new Http(), "each replica answers a GET on its own loopback as expected")
            .with("service", SERVICE)
            .with("port", "where it listens inside its container")
            .with("path", "what is asked for")
            .with("status", "the expected status")
            .with("body", "text the answer must contain")
            .with("method", "how it is asked")
            .with("send", "what is sent with it, as JSON")
            .measuring(HTTP_LATENCY),
        probe(new Memory(), "measures the memory of each replica, page cache left out")
            .with("service", SERVICE)
            .measuring(MEMORY),
        probe(new ImageSize(), "measures the unpacked images, in total and of each component")
            .with("service", SERVICE)
            .measuring(IMAGE_SIZE),
        probe(new PublishedPorts(), "the services publish exactly these ports")
            .with("ports", "the wanted ports"),
        probe(new Healed(), "every node is ready, every name resolves right in every replica"));
  }

  @SafeVarargs
  private static <T> List<Word<T>> joined(List<Word<T>>... parts) {
    return java.util.stream.Stream.of(parts).flatMap(List::stream).toList();
  }

  private static List<Word<Traffic>> standardTraffic() {
    return List.of(
        traffic(new Messages(), "messages between all Erlang nodes, read from their logs")
            .with("service", SERVICE)
            .with("handler", "name of the module and of its registered process")
            .with("rate", "messages a second, of all senders together")
            .with("bound", "an acknowledged message not handled by then is lost")
            .with("patience", "how long after its time a message may take to be acknowledged"),
        traffic(new Pings(), "pings between all ordered pairs of Erlang nodes in turn")
            .with("service", SERVICE)
            .with("rate", "pings a second, of all pairs together")
            .with("patience", "how long after its time a ping may take"),
        traffic(
                new Membership(),
                "no load, connects nobody: records which Erlang nodes see each other come and go")
            .with("service", SERVICE));
  }

  /** A probe under its own name; the prototype is a record. */
  public static Word<Probe> probe(Probe prototype, String meaning) {
    return Word.of(prototype.name(), prototype, meaning);
  }

  /** A fault under its own name; the prototype is a record. */
  public static Word<Fault> fault(Fault prototype, String meaning) {
    return Word.of(prototype.name(), prototype, meaning);
  }

  /** A kind of traffic under its own name; the prototype is a record. */
  public static Word<Traffic> traffic(Traffic prototype, String meaning) {
    return Word.of(prototype.name(), prototype, meaning);
  }
}
