package io.swarmassay.scenario;

import static io.swarmassay.scenario.Catalogue.fault;
import static io.swarmassay.scenario.Hits.REPLICAS;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.Target;
import io.swarmassay.fault.replica.Abort;
import io.swarmassay.fault.replica.BlockDns;
import io.swarmassay.fault.replica.BlockPort;
import io.swarmassay.fault.replica.Busy;
import io.swarmassay.fault.replica.Cookie;
import io.swarmassay.fault.replica.Disconnect;
import io.swarmassay.fault.replica.EpmdKill;
import io.swarmassay.fault.replica.Fill;
import io.swarmassay.fault.replica.Flood;
import io.swarmassay.fault.replica.Hang;
import io.swarmassay.fault.replica.InitStop;
import io.swarmassay.fault.replica.Kill;
import io.swarmassay.fault.replica.Oom;
import io.swarmassay.fault.replica.Pause;
import io.swarmassay.fault.replica.Pids;
import io.swarmassay.fault.replica.ProcessKill;
import io.swarmassay.fault.replica.Remove;
import io.swarmassay.fault.replica.Skew;
import io.swarmassay.fault.replica.Throttle;
import io.swarmassay.fault.replica.Unplug;
import io.swarmassay.fault.service.PullFail;
import io.swarmassay.fault.service.Rollback;
import io.swarmassay.fault.service.Stop;
import io.swarmassay.fault.service.Update;
import java.time.Duration;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The faults that hit replicas, their Erlang nodes, and whole services. */
final class ReplicaFaults {
  /** The longest grace of a stop that a run waits for. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private ReplicaFaults() {}

  static List<Word<Fault>> all() {
    return Stream.of(ending(), holding(), beams(), services()).flatMap(List::stream).toList();
  }

  /** After which swarm makes another container. */
  private static List<Word<Fault>> ending() {
    return List.of(
        fault(new Kill(), "SIGKILL of the replica's main process").hitting(REPLICAS).instant(),
        fault(new Stop(), "the container is stopped: the stop signal, then SIGKILL")
            .with("grace", "until SIGKILL; the stack's stop_grace_period when left out")
            .hitting(REPLICAS)
            .instant()
            .onlyIf(
                "inflict",
                given(Stop.class, it -> it.grace().orElse(GRACE).compareTo(GRACE) <= 0),
                "waits 10 minutes at most",
                "shorten grace"),
        fault(new Remove(), "the container is removed by force").hitting(REPLICAS).instant(),
        fault(new Hang(), "every process is stopped; only a health check notices")
            .hitting(REPLICAS),
        fault(new Oom(), "the container's memory is filled up to its limit")
            .hitting(REPLICAS)
            .instant());
  }

  /** Which last until we cure them; swarm never notices. */
  private static List<Word<Fault>> holding() {
    return List.of(
        fault(new Pause(), "every process of the container is frozen").hitting(REPLICAS),
        fault(new Throttle(), "the container gets a share of a processor only")
            .with("cpu", "processors left to each replica")
            .hitting(REPLICAS)
            .onlyIf(
                "inflict",
                given(Throttle.class, it -> it.cpu() >= 0.05 && it.cpu() <= 0.3),
                "cannot be proven with that share",
                "write cpu: 0.05; up to 0.3"),
        fault(new Pids(), "no further process or thread can be started").hitting(REPLICAS),
        fault(new Fill(), "a volume of limited size is filled")
            .with("path", "where it is mounted in the container")
            .hitting(REPLICAS)
            .onlyIf(
                "inflict",
                given(
                    Fill.class,
                    it -> it.path().matches("/[A-Za-z0-9._/-]+") && !it.path().contains("..")),
                "needs the path of a volume",
                "write path: /tmp"),
        fault(new Unplug(), "the overlay's link is taken down in the replica").hitting(REPLICAS),
        fault(new BlockPort(), "one TCP port is closed to everybody but the replica itself")
            .with("port", "the port; something must listen there")
            .with("by", "drop is a time-out, reset a refusal")
            .hitting(REPLICAS)
            .onlyIf(
                "inflict",
                given(BlockPort.class, it -> it.port() > 0 && it.port() < 65536),
                "needs a port",
                "ports are 1 to 65535"),
        fault(new BlockDns(), "questions to swarm's name server are lost").hitting(REPLICAS),
        fault(new Skew(), "the clock of a replica is put forward or back")
            .with("by", "seconds; negative for back")
            .hitting(REPLICAS));
  }

  /** Of the Erlang nodes inside. */
  private static List<Word<Fault>> beams() {
    return List.of(
        fault(new EpmdKill(), "the port mapper beside an Erlang node is killed").hitting(REPLICAS),
        fault(new ProcessKill(), "a registered Erlang process is killed")
            .with("process", "its registered name")
            .with("restart", "module:function that starts it again, where no supervisor does")
            .hitting(REPLICAS)
            .onlyIf(
                "inflict",
                given(
                    ProcessKill.class,
                    it ->
                        it.restart().isEmpty()
                            || it.restart().get().matches("[a-z]\\w*:[a-z]\\w*")),
                "restarts by module:function",
                "write restart: \"msg_handler:start\""),
        fault(new Disconnect(), "an Erlang node loses its connections to all others")
            .with("forbid", "whether new ones are refused until it is cured")
            .hitting(REPLICAS),
        fault(new Cookie(), "the cookie of an Erlang node changes while it runs").hitting(REPLICAS),
        fault(new Busy(), "loops keep the schedulers of an Erlang node busy, a minute at most")
            .with("loops", "processes that loop")
            .hitting(REPLICAS)
            .onlyIf(
                "hold", ReplicaFaults::bounded, "ends by itself after a minute", "hold it for less")
            .onlyIf(
                "inflict",
                given(Busy.class, it -> it.loops() >= 10 && it.loops() <= 10_000),
                "needs 10 to 10000 loops",
                "write loops: 100"),
        fault(new Flood(), "a table or a mailbox of an Erlang node is filled")
            .with("what", "a mailbox, the process table, or the atoms, which ends the node")
            .with("process", "the registered name of the mailbox's owner")
            .with("messages", "how many wait in the mailbox")
            .hitting(REPLICAS)
            .onlyIf(
                "hold", ReplicaFaults::bounded, "ends by itself after a minute", "hold it for less")
            .onlyIf(
                "inflict",
                given(Flood.class, it -> it.messages() >= 1000 && it.messages() <= 1_000_000),
                "floods with 1000 to 1000000 messages",
                "write messages: 100000"),
        fault(new InitStop(), "an Erlang node ends itself properly").hitting(REPLICAS).instant(),
        fault(new Abort(), "an Erlang node ends with a crash dump").hitting(REPLICAS).instant());
  }

  /** Of a service as a whole. */
  private static List<Word<Fault>> services() {
    return List.of(
        whole(fault(new Update(), "a rolling update replaces every replica")).instant(),
        whole(fault(new Rollback(), "an update that cannot work is rolled back by swarm"))
            .with("bad", "what is wrong with it")
            .instant(),
        whole(fault(new PullFail(), "an update to an image that is nowhere")));
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

  private static <F extends Fault> BiPredicate<Scenario, Step.Inflict> given(
      Class<F> type, Predicate<F> settings) {
    return (scenario, step) -> settings.test(type.cast(step.fault()));
  }

  private static boolean bounded(Scenario scenario, Step.Inflict step) {
    return step.hold().filter(hold -> hold.toSeconds() >= 60).isEmpty();
  }
}
