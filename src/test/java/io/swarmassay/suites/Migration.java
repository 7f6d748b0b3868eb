package io.swarmassay.suites;

import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.Term;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Reading;
import io.swarmassay.probe.guest.Guests;
import io.swarmassay.stack.Deployment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The document's migration guide: demo_counter is deployed with {@code isolation => vm} and without
 * again, while its neighbour is called all the time. It gets a VM of its own and gives it up, and
 * no other guest restarts or misses a call.
 */
record Migration() implements Probe {
  private static final Duration SOON = Duration.ofSeconds(15);

  /** What boots a VM or ends one: the stack itself gives these 10 s and 5 s. */
  private static final Duration PATIENT = Duration.ofSeconds(60);

  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final Duration RUNNING = Duration.ofSeconds(30);
  private static final String GUEST = "demo_counter";

  @Override
  public String name() {
    return "migration";
  }

  @Override
  public Reading read(Deployment isolated) {
    List<String> faults = Collections.synchronizedList(new ArrayList<>());
    Map<String, Term> before = others(isolated);
    int[] answered = new int[1];
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Void> calls =
        CompletableFuture.runAsync(() -> answered[0] = called(isolated, done, faults));
    try {
      deploy(isolated, true, faults);
      if (!own(isolated)) {
        faults.add(GUEST + " has no VM of its own");
      }
      deploy(isolated, false, faults);
      if (own(isolated)) {
        faults.add("the VM that " + GUEST + " had is left over");
      }
    } finally {
      done.set(true);
      calls.join();
    }
    others(isolated)
        .forEach(
            (guest, pid) -> {
              if (!pid.equals(before.get(guest))) {
                faults.add(guest + " restarted: " + before.get(guest) + " is " + pid);
              }
            });
    return faults.isEmpty()
        ? Reading.healthy(answered[0] + " calls of demo_uptime were answered meanwhile")
        : Reading.unhealthy(String.join("; ", faults));
  }

  /** How many calls of a neighbour were answered until it is done; the first that was not. */
  private static int called(Deployment isolated, AtomicBoolean done, List<String> faults) {
    int answered = 0;
    try {
      BeamNode neighbour = node(isolated, "host", "demo_uptime").orElseThrow();
      while (!done.get()) {
        isolated.beam().call(neighbour, "erlang", "node", List.of(), SOON);
        answered++;
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    } catch (RuntimeException broken) {
      faults.add("a call of demo_uptime was not answered: " + broken.getMessage());
    }
    return answered;
  }

  private static void deploy(Deployment isolated, boolean own, List<String> faults) {
    Map<Term, Term> config = new HashMap<>();
    config.put(Term.atom("name"), Term.atom(GUEST));
    config.put(Term.atom("version"), Term.binary("0.1.5".getBytes(StandardCharsets.UTF_8)));
    if (own) {
      config.put(Term.atom("isolation"), Term.atom("vm"));
    }
    BeamNode host = node(isolated, "host", "demo_web").orElseThrow();
    Term said =
        isolated
            .beam()
            .call(host, "bc_gitops", "deploy", List.of(new Term.Mapped(config)), PATIENT);
    if (!said.equals(Term.atom("ok"))) {
      faults.add("deploy: " + said);
    }
    String reason = settled(isolated);
    if (!reason.isEmpty()) {
      faults.add((own ? "in a VM of its own: " : "embedded: ") + reason);
    }
  }

  /** Empty when all guests run within their time. */
  private static String settled(Deployment isolated) {
    long deadline = System.nanoTime() + RUNNING.toNanos();
    while (true) {
      Reading reading = new Guests().read(isolated);
      if (reading.healthy()) {
        return "";
      } else if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
        return reading.reason();
      }
    }
  }

  private static boolean own(Deployment isolated) {
    return node(isolated, "host", GUEST).isPresent();
  }

  private static Map<String, Term> others(Deployment isolated) {
    Map<String, Term> pids = new HashMap<>();
    Stream.of("demo_web", "demo_uptime")
        .forEach(name -> pids.put(name, pid(isolated, "host", name)));
    pids.put("demo_phoenix", pid(isolated, "guest", "demo_phoenix"));
    return pids;
  }

  private static Term pid(Deployment isolated, String service, String name) {
    return node(isolated, service, name)
        .map(node -> isolated.beam().call(node, "os", "getpid", List.of(), SOON))
        .orElse(Term.atom("none"));
  }

  private static Optional<BeamNode> node(Deployment isolated, String service, String name) {
    return isolated.beam().nodes(isolated.running(service).get(0), SOON).stream()
        .filter(node -> node.name().startsWith(name + "@"))
        .findFirst();
  }
}
