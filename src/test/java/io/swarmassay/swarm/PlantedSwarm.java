package io.swarmassay.swarm;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What a test plants in a {@link FakeSwarm}: troubles, answers, abilities. */
abstract class PlantedSwarm implements Swarm {
  /** Opens a stream to a replica. */
  @FunctionalInterface
  public interface Dialled {
    Connection dial(Replica replica) throws IOException;
  }

  private final Map<String, FakeService.Troubles> planted = new HashMap<>();
  private final Map<Integer, Dialled> ports = new HashMap<>();
  private final Map<String, List<Layer>> images = new HashMap<>();
  private final Set<Ability> abilities = EnumSet.noneOf(Ability.class);
  private Optional<Hosts> hosts = Optional.empty();
  private Optional<SwarmException> trouble = Optional.empty();

  abstract FakeSwarm self();

  /** Every task of this service is rejected with this error from now on. */
  public FakeSwarm rejecting(String service, String error) {
    return planted(service, troubles -> troubles.error = error);
  }

  /** This replica, once dead, is never replaced. */
  public FakeSwarm neverBack(String service, int slot) {
    return planted(service, troubles -> troubles.neverBack.add(slot));
  }

  /** Sets what {@link #memory} says of a service's replicas. */
  public FakeSwarm using(String service, long bytes) {
    return planted(service, troubles -> troubles.memory = bytes);
  }

  private FakeSwarm planted(String service, Consumer<FakeService.Troubles> plant) {
    plant.accept(planted.computeIfAbsent(service, any -> new FakeService.Troubles()));
    return self();
  }

  FakeService.Troubles troubles(String service) {
    return planted.getOrDefault(service, new FakeService.Troubles());
  }

  /** Every call throws this from now on; empty for none. */
  public FakeSwarm troubled(Optional<SwarmException> with) {
    trouble = with;
    return self();
  }

  void check() {
    if (trouble.isPresent()) {
      throw trouble.get();
    }
  }

  /** Answers on this port of every replica. */
  public FakeSwarm answering(int port, Dialled dialled) {
    ports.put(port, dialled);
    return self();
  }

  /** Knows this image. */
  public FakeSwarm image(String image, List<Layer> layers) {
    images.put(image, layers);
    return self();
  }

  /** Has this ability. */
  public FakeSwarm able(Ability ability) {
    abilities.add(ability);
    return self();
  }

  /** Has machines below. */
  public FakeSwarm on(Hosts machines) {
    hosts = Optional.of(machines);
    return able(Ability.HOSTS);
  }

  @Override
  public Set<Ability> abilities() {
    return Set.copyOf(abilities);
  }

  @Override
  public Optional<Hosts> hosts() {
    return hosts;
  }

  @Override
  public List<Layer> layers(String image) {
    check();
    List<Layer> layers = images.get(image);
    if (layers == null) {
      throw new SwarmException(404, "No such image: " + image);
    }
    return layers;
  }

  @Override
  public Connection dial(Replica replica, int port, Duration deadline) {
    check();
    Dialled dialled = ports.get(port);
    if (dialled == null) {
      throw new SwarmException(
          replica.name() + ":" + port + ": connection refused", new IOException("nobody listens"));
    }
    try {
      return dialled.dial(replica);
    } catch (IOException refused) {
      throw new SwarmException(replica.name() + ":" + port + ": " + refused.getMessage(), refused);
    }
  }
}
