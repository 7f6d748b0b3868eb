package io.swarmassay.scenario;

import static io.swarmassay.history.Metric.HTTP_LATENCY;
import static io.swarmassay.history.Metric.IMAGE_SIZE;
import static io.swarmassay.history.Metric.MEMORY;
import static io.swarmassay.history.Metric.MESSAGE_LATENCY;
import static io.swarmassay.history.Metric.PING;
import static io.swarmassay.scenario.Hits.REPLICAS;

import io.swarmassay.fault.Abort;
import io.swarmassay.fault.BlockDns;
import io.swarmassay.fault.BlockPort;
import io.swarmassay.fault.Busy;
import io.swarmassay.fault.Cookie;
import io.swarmassay.fault.Disconnect;
import io.swarmassay.fault.EndVm;
import io.swarmassay.fault.EpmdKill;
import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Fill;
import io.swarmassay.fault.Flood;
import io.swarmassay.fault.Hang;
import io.swarmassay.fault.InitStop;
import io.swarmassay.fault.Kill;
import io.swarmassay.fault.Oom;
import io.swarmassay.fault.Pause;
import io.swarmassay.fault.Pids;
import io.swarmassay.fault.ProcessKill;
import io.swarmassay.fault.PullFail;
import io.swarmassay.fault.Remove;
import io.swarmassay.fault.Rollback;
import io.swarmassay.fault.Stop;
import io.swarmassay.fault.Target;
import io.swarmassay.fault.Throttle;
import io.swarmassay.fault.Unplug;
import io.swarmassay.fault.Update;
import io.swarmassay.probe.Delivery;
import io.swarmassay.probe.Epmd;
import io.swarmassay.probe.Guests;
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
import io.swarmassay.probe.VmLimits;
import io.swarmassay.traffic.Traffic;
import java.util.List;

/**
 * Every name a scenario file may use. To add a probe, a fault or a kind of traffic, write its
 * record and one line here: {@code ./assay list} and docs/vocabulary.md follow.
 */
public record Catalogue(
    Vocabulary<Probe> probes, Vocabulary<Fault> faults, Vocabulary<Traffic> traffic) {

  private static final String SERVICE = "one service; each of the stack when left out";

  /** What comes with the product. */
  public static final Catalogue STANDARD =
      new Catalogue(
          Vocabulary.of("probe", standardProbes()),
          Vocabulary.of("fault", joined(standardFaults(), NodeFaults.words())),
          Vocabulary.of("traffic", standardTraffic()));

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
            .measuring(PING),
        probe(new Registered(), "a process is registered, and so alive, on every Erlang node")
            .with("service", SERVICE)
            .with("process", "its registered name"),
        probe(new Delivery(), "a message crosses the overlay between every ordered pair of nodes")
            .with("service", SERVICE)
            .with("handler", "name of the module and of its registered process")
            .with("within", "how long a message may take to be had, and then to be logged")
            .measuring(MESSAGE_LATENCY),
        probe(new Http(), "each replica answers a GET on its own loopback as expected")
            .with("service", SERVICE)
            .with("port", "where it listens inside its container")
            .with("path", "what is asked for")
            .with("status", "the expected status")
            .with("body", "text the answer must contain")
            .measuring(HTTP_LATENCY),
        probe(new Guests(), "every guest application of a host runs, answers and publishes")
            .with("host", "name of the host's Erlang node, without its machine")
            .with("module", "the host's module with status/0")
            .with("scope", "the host's pg scope")
            .with("topic", "the group that guests publish to")
            .with("samples", "round trips measured for each guest"),
        probe(new VmLimits(), "the limits of a VM are in force, as VM and kernel say")
            .with("guest", "name of the Erlang node, without its machine")
            .with("memory", "the most it may have")
            .with("schedulers", "how many; any number when left out"),
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

  private static List<Word<Fault>> standardFaults() {
    return List.of(
        fault(new Kill(), "SIGKILL of the replica's main process").hitting(REPLICAS).instant(),
        fault(new Stop(), "the container is stopped: SIGTERM, then SIGKILL")
            .with("grace", "until SIGKILL")
            .hitting(REPLICAS)
            .instant(),
        fault(new Remove(), "the container is removed by force").hitting(REPLICAS).instant(),
        fault(new Pause(), "every process of the container is frozen").hitting(REPLICAS),
        fault(new Hang(), "every process is stopped; only a health check notices")
            .hitting(REPLICAS),
        fault(new Throttle(), "the container gets a share of a processor only")
            .with("cpu", "processors left to each replica")
            .hitting(REPLICAS),
        fault(new Oom(), "the container's memory is filled up to its limit")
            .hitting(REPLICAS)
            .instant(),
        fault(new Pids(), "no further process or thread can be started").hitting(REPLICAS),
        fault(new Fill(), "a volume of limited size is filled")
            .with("path", "where it is mounted in the container")
            .hitting(REPLICAS),
        fault(new Unplug(), "the overlay's link is taken down in the replica").hitting(REPLICAS),
        fault(new BlockPort(), "one TCP port is closed to everybody but the replica itself")
            .with("port", "the port; something must listen there")
            .with("by", "drop is a time-out, reset a refusal")
            .hitting(REPLICAS),
        fault(new BlockDns(), "questions to swarm's name server are lost").hitting(REPLICAS),
        fault(new EpmdKill(), "the port mapper beside an Erlang node is killed").hitting(REPLICAS),
        fault(new ProcessKill(), "a registered Erlang process is killed")
            .with("process", "its registered name")
            .with("restart", "module:function that starts it again, where no supervisor does")
            .hitting(REPLICAS),
        fault(new Disconnect(), "an Erlang node loses its connections to all others")
            .with("forbid", "whether new ones are refused until it is cured")
            .hitting(REPLICAS),
        fault(new Cookie(), "the cookie of an Erlang node changes while it runs").hitting(REPLICAS),
        fault(new Busy(), "loops keep the schedulers of an Erlang node busy, a minute at most")
            .with("loops", "processes that loop")
            .hitting(REPLICAS),
        fault(new Flood(), "a table or a mailbox of an Erlang node is filled")
            .with("what", "a mailbox, the process table, or the atoms, which ends the node")
            .with("process", "the registered name of the mailbox's owner")
            .with("messages", "how many wait in the mailbox")
            .hitting(REPLICAS),
        fault(new InitStop(), "an Erlang node ends itself properly").hitting(REPLICAS).instant(),
        fault(new Abort(), "an Erlang node ends with a crash dump").hitting(REPLICAS).instant(),
        whole(fault(new Update(), "a rolling update replaces every replica")).instant(),
        whole(fault(new Rollback(), "an update that cannot work is rolled back by swarm"))
            .with("bad", "what is wrong with it")
            .instant(),
        whole(fault(new PullFail(), "an update to an image that is nowhere")),
        fault(new EndVm(), "ends the Erlang VM of a guest, seen from its host's node")
            .hitting(REPLICAS)
            .instant()
            .with("host", "name of the host's Erlang node, without its machine")
            .with("guest", "name of the guest's; the host's for an embedded guest")
            .with("by", "abort, memory or stop"));
  }

  /** A fault of a service, which concerns all of its replicas. */
  private static Word<Fault> whole(Word<Fault> fault) {
    return fault
        .hitting(REPLICAS)
        .onlyIf(
            "on",
            (scenario, step) -> step.on() instanceof Target.All,
            "concerns a whole service",
            "write on: {all: SERVICE}");
  }

  @SafeVarargs
  private static <T> List<Word<T>> joined(List<Word<T>>... parts) {
    return java.util.stream.Stream.of(parts).flatMap(List::stream).toList();
  }

  private static List<Word<Traffic>> standardTraffic() {
    return List.of();
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
