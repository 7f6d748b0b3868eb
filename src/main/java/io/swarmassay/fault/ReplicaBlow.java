package io.swarmassay.fault;

import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Ends replicas; proven when their containers no longer run, and ended as they should. */
final class ReplicaBlow implements Fault.Blow {
  private static final Duration EFFECT = Duration.ofSeconds(30);

  private final List<Patient> victims;
  private final Consumer<Patient> act;
  private final Function<Patient, Sign> end;
  private long struck;

  ReplicaBlow(Deployment deployment, List<Replica> victims, Consumer<Patient> act) {
    this(deployment, victims, act, patient -> new Sign(true, ""));
  }

  /** With a look at each container that ended, for what must be seen on it. */
  ReplicaBlow(
      Deployment deployment,
      List<Replica> victims,
      Consumer<Patient> act,
      Function<Patient, Sign> end) {
    this.victims = victims.stream().map(v -> new Patient(deployment, v, victims)).toList();
    this.act = act;
    this.end = end;
  }

  @Override
  public Remedy remedy() {
    return Remedy.NONE;
  }

  @Override
  public void strike() {
    victims.forEach(Patient::requireStillThere);
    struck = System.nanoTime();
    victims.forEach(act);
  }

  @Override
  public Fault.Proof bites() {
    List<String> still = new ArrayList<>();
    for (Patient victim : victims) {
      if (!Effects.within(EFFECT, () -> !victim.there())) {
        still.add(victim.name());
      }
    }
    long ms = (System.nanoTime() - struck) / 1_000_000;
    return still.isEmpty()
        ? ended("container gone after " + ms + " ms")
        : new Fault.Proof(false, String.join(", ", still) + " still runs after " + ms + " ms");
  }

  private Fault.Proof ended(String text) {
    List<Sign> signs = victims.stream().map(end).toList();
    String seen =
        String.join(
            ", ", signs.stream().map(Sign::text).distinct().filter(t -> !t.isEmpty()).toList());
    return new Fault.Proof(
        signs.stream().allMatch(Sign::shows), seen.isEmpty() ? text : text + ", " + seen);
  }

  @Override
  public Fault.Proof gone() {
    return new Fault.Proof(true, "nothing was left to undo");
  }
}
