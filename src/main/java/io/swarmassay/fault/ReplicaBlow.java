package io.swarmassay.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.fault.Fault.Proof;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Ends replicas; proven when the containers that ran before have ended, and as they should. */
public final class ReplicaBlow {
  private static final Duration EFFECT = Duration.ofSeconds(30);

  /** How a container ended that its engine has removed already cannot be seen any more. */
  private static final Sign UNKNOWN = new Sign(false, "removed, nobody knows how it ended");

  private ReplicaBlow() {}

  /** However they end. */
  public static Fault.Blow on(
      Deployment deployment, List<Replica> victims, Consumer<ReplicaAccess> act) {
    return on(deployment, victims, act, (patient, state) -> state.isPresent() ? ANY : REMOVED);
  }

  private static final Sign ANY = new Sign(true, "");
  private static final Sign REMOVED = new Sign(true, "removed");

  /** With the exit code that this end brings. */
  public static Fault.Blow on(
      Deployment deployment, List<Replica> victims, Consumer<ReplicaAccess> act, int code) {
    return on(
        deployment,
        victims,
        act,
        (patient, state) -> state.map(it -> ContainerState.exit(it, code)).orElse(UNKNOWN));
  }

  /** With a look at how each container ended; its state is empty when it was removed. */
  public static Fault.Blow on(
      Deployment deployment,
      List<Replica> victims,
      Consumer<ReplicaAccess> act,
      BiFunction<ReplicaAccess, Optional<JsonNode>, Sign> end) {
    return HarmBlow.oneWay(
        ReplicaAccess.each(deployment, victims).map(patient -> new End(patient, act, end)).toList(),
        EFFECT);
  }

  /** The end of one container, known by its id and by when it was started. */
  public static class End implements Harm.OneWay {
    private final ReplicaAccess patient;
    private final Consumer<ReplicaAccess> act;
    private final BiFunction<ReplicaAccess, Optional<JsonNode>, Sign> end;
    private String started = "";
    private long struck;

    /** One replica, what is done to it, and what shows of it then. */
    public End(
        ReplicaAccess patient,
        Consumer<ReplicaAccess> act,
        BiFunction<ReplicaAccess, Optional<JsonNode>, Sign> end) {
      this.patient = patient;
      this.act = act;
      this.end = end;
    }

    @Override
    public Proof before() {
      patient.requireStillThere();
      Optional<JsonNode> state = state();
      boolean runs = state.map(ContainerState::running).orElse(false);
      started = state.map(End::started).orElse("");
      return new Proof(runs, patient.name() + (runs ? " runs" : ": its container does not run"));
    }

    @Override
    public void on() {
      struck = System.nanoTime();
      act.accept(patient);
    }

    @Override
    public Proof bites() {
      Optional<JsonNode> state = state();
      long ms = (System.nanoTime() - struck) / 1_000_000;
      if (state.map(ContainerState::running).orElse(false)) {
        return new Proof(false, patient.name() + " still runs after " + ms + " ms");
      }
      boolean same = state.map(now -> started(now).equals(started)).orElse(true);
      if (!same) {
        return new Proof(false, patient.name() + " was started anew, and then ended");
      }
      Sign sign = end.apply(patient, state);
      String how = sign.text().isEmpty() ? "" : ", " + sign.text();
      return new Proof(sign.shows(), "container gone after " + ms + " ms" + how);
    }

    private Optional<JsonNode> state() {
      return ContainerState.state(patient.deployment().swarm(), patient.replica());
    }

    private static String started(JsonNode state) {
      return state.path("StartedAt").asText();
    }
  }
}
