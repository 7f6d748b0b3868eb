package io.swarmassay.traffic;

import io.swarmassay.history.Operation;
import io.swarmassay.history.Recorder;
import io.swarmassay.stack.Deployment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Several clients that share a rate. The load is open: requests become due at set times whether a
 * client is free or not. Where all of them wait for answers, more come, as more users would, up to
 * {@value #MOST}; what waited too long for one all the same is recorded as such.
 */
final class Clients {
  /** How long after it is due a request may be under way, and an acknowledged one be missing. */
  static final long BOUND_MS = 5_000;

  /** How long a request may wait for a client. */
  static final long WAIT_MS = 1_000;

  private static final int MOST = 64;

  private final Deployment deployment;
  private final String service;
  private final int port;
  private final List<Client> clients = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Long> orders = new LinkedBlockingQueue<>();
  private final Recorder recorder;
  private final Crew crew;
  private Metronome metronome;
  private Offering offering;
  private int number;

  Clients(Deployment deployment, Optional<String> service, int port, Recorder recorder) {
    this.deployment = deployment;
    this.service = service.orElseGet(() -> first(deployment));
    this.port = port;
    this.recorder = recorder;
    this.crew = new Crew();
  }

  private static String first(Deployment deployment) {
    return deployment.services().stream().findFirst().orElse("none");
  }

  /** Starts them. */
  void start(Operation kind, Rate rate, int count, boolean durable, Client.Asking asking) {
    offering = new Offering(recorder, kind, rate);
    for (int i = 0; i < count; i++) {
      add(kind, asking, true);
    }
    metronome = offering.begin(BOUND_MS, durable, intended -> offer(intended, kind, asking));
    crew.start(kind.label() + "-metronome", metronome::run);
  }

  private void offer(long intended, Operation kind, Client.Asking asking) {
    orders.add(intended);
    long free = clients.stream().filter(Client::free).count();
    if (free < orders.size() && crew.alive() <= MOST) {
      add(kind, asking, false);
    }
  }

  private void add(Operation kind, Client.Asking asking, boolean lasting) {
    int turn = number++;
    String name = kind.label() + "-" + number;
    Client client = new Client(name, kind, line(turn), recorder, offering, orders, asking, lasting);
    clients.add(client);
    crew.start(name, client);
  }

  /** A connection of its own to the service. */
  WebLine line(int turn) {
    return new WebLine(deployment, service, port, turn);
  }

  /** The service they talk to. */
  String service() {
    return service;
  }

  /** Lets open requests end, and those that wait while their time lasts; begins no further ones. */
  void stop() {
    metronome.stop();
    long stopped = recorder.now();
    clients.forEach(Client::stop);
    crew.join(Duration.ofMillis(2 * BOUND_MS));
    offering.cease(stopped);
  }
}
