package io.swarmassay.traffic;

import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.history.Recorder;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Several clients that share a rate, their times interleaved. */
final class Clients implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final long BOUND_MS = 5_000;
  private static final double MICROS = 1e6;
  private final List<Client> clients = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final ScheduledExecutorService watchdog =
      Executors.newSingleThreadScheduledExecutor(
          work -> Threads.daemon("assay-web-watchdog", work));
  private final Deployment deployment;
  private final String service;
  private final int port;

  Clients(Deployment deployment, Optional<String> service, int port) {
    this.deployment = deployment;
    this.service = service.orElseGet(() -> deployment.services().get(0));
    this.port = port;
  }

  /** Starts them. */
  void start(
      Operation kind,
      Rate rate,
      int count,
      boolean durable,
      Recorder recorder,
      Client.Asking asking) {
    recorder.record(new Event.Offered(recorder.now(), kind, rate.perSecond(), BOUND_MS, durable));
    double every = MICROS / rate.perSecond();
    Rate share = Rate.perSecond(rate.perSecond() / count);
    long first = recorder.now();
    for (int i = 0; i < count; i++) {
      long due = first + Math.round(every * i);
      String name = kind.label() + "-" + (i + 1);
      Client client = new Client(name, kind, line(i), recorder, due, share, asking);
      clients.add(client);
      threads.add(Threads.daemon("assay-" + name, client));
    }
    threads.forEach(Thread::start);
  }

  /** A connection of its own to the service. */
  WebLine line(int turn) {
    return new WebLine(deployment, service, port, ANSWER, watchdog, turn);
  }

  /** The service they talk to. */
  String service() {
    return service;
  }

  /** Lets open requests end, begins no further ones. */
  void stop() {
    clients.forEach(Client::stop);
    boolean interrupted = Thread.interrupted();
    for (Thread thread : threads) {
      try {
        thread.join(ANSWER.multipliedBy(2).toMillis());
      } catch (InterruptedException stop) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    watchdog.shutdownNow();
  }
}
