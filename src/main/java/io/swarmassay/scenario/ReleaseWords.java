package io.swarmassay.scenario;

import static io.swarmassay.scenario.Hits.REPLICAS;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.replica.ProgramKill;
import io.swarmassay.fault.replica.Suspend;
import io.swarmassay.probe.EmulatorFlags;
import io.swarmassay.probe.HealthTruth;
import io.swarmassay.probe.Listeners;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Programs;
import io.swarmassay.probe.TcpPorts;
import io.swarmassay.probe.User;
import io.swarmassay.traffic.Requests;
import io.swarmassay.traffic.Rows;
import io.swarmassay.traffic.Traffic;
import java.util.List;

/** Words about what runs inside a container, and about web services and databases. */
final class ReleaseWords {
  private static final String SERVICE = "one service; each of the stack when left out";
  private static final String FIRST = "one service; the first of the stack when left out";
  private static final String PORT = "where it listens inside its container";

  private ReleaseWords() {}

  static List<Word<Probe>> probes() {
    return List.of(
        Catalogue.probe(new User(), "every process in each replica runs as one user")
            .with("service", SERVICE)
            .with("uid", "the user's number"),
        Catalogue.probe(new EmulatorFlags(), "each Erlang emulator was started with these flags")
            .with("service", SERVICE)
            .needing("flags", "values by flag, without the plus"),
        Catalogue.probe(new Listeners(), "exactly these TCP ports are listened on in each replica")
            .with("service", SERVICE)
            .with("ports", "the wanted ports"),
        Catalogue.probe(new TcpPorts(), "each replica accepts connections on these TCP ports")
            .with("service", SERVICE)
            .with("ports", "the ports"),
        Catalogue.probe(new HealthTruth(), "each replica says it is well exactly when it works")
            .with("service", SERVICE)
            .with("port", PORT)
            .with("health", "the path of its health answer")
            .with("work", "a path whose answer needs all its parts"),
        Catalogue.probe(new Programs(), "certain files are in each container, others are not")
            .with("service", SERVICE)
            .with("present", "paths that must be there")
            .with("absent", "paths that must not be there"));
  }

  static List<Word<Fault>> faults() {
    return List.of(
        Catalogue.fault(new Suspend(), "a registered OTP process answers nobody any more")
            .with("process", "its registered name")
            .hitting(REPLICAS)
            .instant(),
        Catalogue.fault(new ProgramKill(), "SIGKILL of one program inside the container")
            .with("program", "as the kernel calls it")
            .hitting(REPLICAS)
            .instant());
  }

  static List<Word<Traffic>> traffic() {
    return List.of(
        Catalogue.traffic(new Requests(), "requests to the replicas")
            .with("service", FIRST)
            .with("port", PORT)
            .with("path", "what is asked for")
            .with("method", "how it is asked")
            .with("send", "what is sent with it; nothing when left out")
            .with("type", "what kind of content that is")
            .with("status", "what counts as success; any 2xx or 3xx when left out")
            .with(
                "redirects", "how many redirects are followed; a redirect is the answer otherwise")
            .with("rate", "requests a second")
            .with("clients", "how many ask at the same time, while none of them has to wait long"),
        Catalogue.traffic(new Rows(), "rows posted, and all of them read back at the end")
            .with("service", FIRST)
            .with("port", PORT)
            .with("path", "of posting and of reading")
            .with("rate", "rows a second")
            .with(
                "writers", "how many write at the same time, while none of them has to wait long"));
  }
}
