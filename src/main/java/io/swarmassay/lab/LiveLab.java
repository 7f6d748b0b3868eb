package io.swarmassay.lab;

import io.swarmassay.internal.docker.DockerSwarm;
import io.swarmassay.internal.docker.EngineClient;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.Threads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lab whose lifeline this JVM holds: the standard input of its outermost process. */
final class LiveLab implements Lab {
  private static final Logger LOG = LoggerFactory.getLogger(LiveLab.class);

  /** By then everything of a healthy lab is gone; a sick one is swept. */
  private static final Duration END = Duration.ofSeconds(5);

  private final LabFolder folder;
  private final Process hold;
  private final Thread hook = Threads.daemon("lab-end", this::endWithMachine);
  private final Map<String, EngineClient> engines = new LinkedHashMap<>();
  private final Swarm swarm;
  private final Pulse pulse = new Pulse(System::nanoTime);
  private final AtomicBoolean over = new AtomicBoolean();

  LiveLab(LabFolder folder, Process hold) {
    this.folder = folder;
    this.hold = hold;
    folder.nodes().forEach(node -> engines.put(node, EngineClient.at(folder.socket(node))));
    this.swarm =
        new DockerSwarm(engines, Optional.of(new LabHosts(folder, pulse)), Abilities::present);
    Runtime.getRuntime().addShutdownHook(hook);
    LabVitals.watch(pulse, folder, hold);
    pulse.start();
  }

  @Override
  public String id() {
    return folder.id();
  }

  @Override
  public Path folder() {
    return folder.path();
  }

  @Override
  public List<String> nodeNames() {
    return folder.nodes();
  }

  @Override
  public Path socket(String node) {
    return folder.socket(node);
  }

  @Override
  public Swarm swarm() {
    return swarm;
  }

  @Override
  public void keep(String name, Duration ttl) {
    if (name.isBlank() || name.contains("\n") || ttl.toSeconds() < 1) {
      throw new IllegalArgumentException("to keep a lab needs a name and at least a second");
    }
    if (Labs.find(name).isPresent()) {
      throw new LabException("there is a lab " + name + " already");
    }
    Keeper.start(folder, hold.pid(), name, ttl);
    pulse.close();
    over.set(true);
    cut();
  }

  @Override
  public void watch(Consumer<String> failed) {
    pulse.tell(failed);
  }

  @Override
  public Optional<String> failure() {
    return pulse.failure();
  }

  /** Clients of its engines, by node; closed with the lab. */
  Map<String, EngineClient> engines() {
    return engines;
  }

  /** Why it will never stand, though nobody asked it to end; empty while it may. */
  Optional<String> dead() {
    if (!hold.isAlive()) {
      pulse.look(); // who died first, it knows better
    }
    return failure().or(() -> LabVitals.mourned(hold));
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      LOG.debug("closed while the JVM ends");
    }
    end();
    engines.values().forEach(EngineClient::close);
  }

  /** What works in the lab ends first, and most often ends the lab itself. */
  private void endWithMachine() {
    Lease.awaitAll();
    end();
  }

  private void end() {
    if (!over.compareAndSet(false, true)) {
      return;
    }
    pulse.close();
    if (failure()
        .isPresent()) { // a hub that was killed waits for what is frozen, and thaws nothing
      Cgroups.places(id()).forEach(Cgroups::thaw);
    }
    cut();
    if (!ended()) {
      LOG.warn("lab {} did not end by itself within {}", id(), END);
    }
    if (Files.exists(folder.path()) || !Audit.of(id()).isEmpty()) {
      Sweep.remove(folder);
    }
  }

  private void cut() {
    try {
      hold.getOutputStream().close();
    } catch (IOException alreadyGone) {
      LOG.debug("lifeline of {} was closed", id(), alreadyGone);
    }
  }

  /** Also for a thread that was told to hurry: the end is what it must not leave undone. */
  private boolean ended() {
    boolean hurried = Thread.interrupted();
    try {
      return hold.waitFor(END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException now) {
      hurried = true;
      return false;
    } finally {
      if (hurried) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
