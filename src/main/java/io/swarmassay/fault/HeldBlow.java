package io.swarmassay.fault;

import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Hurts replicas until cured. What shows its effect before the strike proves nothing and is not
 * struck. A victim that was replaced meanwhile took the fault along: there it is gone.
 */
final class HeldBlow implements Fault.Blow {
  private static final Duration EFFECT = Duration.ofSeconds(10);

  private final Map<Patient, Hurt> hurts = new LinkedHashMap<>();
  private final List<Patient> struck = new ArrayList<>();
  private String already = "";

  HeldBlow(Deployment deployment, List<Replica> victims, Function<Patient, Hurt> hurt) {
    for (Replica victim : victims) {
      Patient patient = new Patient(deployment, victim, victims);
      hurts.put(patient, hurt.apply(patient));
    }
  }

  @Override
  public Remedy remedy() {
    return new Remedy() {
      @Override
      public String description() {
        return hurts.entrySet().stream()
            .map(entry -> entry.getKey().where() + ": " + entry.getValue().undo())
            .collect(Collectors.joining("; "));
      }

      @Override
      public void cure() {
        HeldBlow.this.cure();
      }
    };
  }

  @Override
  public void strike() {
    hurts.keySet().forEach(Patient::requireStillThere);
    already = joined((patient, hurt) -> before(patient, hurt.sign()));
    if (already.isEmpty()) {
      hurts.forEach(this::strike);
    }
  }

  private static String before(Patient patient, Sign sign) {
    return sign.shows() ? patient.name() + ": " + sign.text() : "";
  }

  private void strike(Patient patient, Hurt hurt) {
    patient.requireStillThere();
    struck.add(patient);
    hurt.on();
  }

  @Override
  public Fault.Proof bites() {
    if (!already.isEmpty()) {
      return new Fault.Proof(false, "so it was before the strike: " + already);
    }
    return proof((patient, hurt) -> awaited(hurt, true));
  }

  @Override
  public Fault.Proof gone() {
    return proof(
        (patient, hurt) ->
            patient.there() ? awaited(hurt, false) : new Sign(true, "replaced meanwhile"));
  }

  /** The last sign, and whether it came to be as wanted. */
  private static Sign awaited(Hurt hurt, boolean shows) {
    AtomicReference<Sign> last = new AtomicReference<>();
    boolean so =
        Effects.within(
            EFFECT,
            () -> {
              last.set(hurt.sign());
              return last.get().shows() == shows;
            });
    return new Sign(so, last.get().text());
  }

  private Fault.Proof proof(Look look) {
    boolean holds = !hurts.isEmpty();
    List<String> texts = new ArrayList<>();
    for (Map.Entry<Patient, Hurt> entry : hurts.entrySet()) {
      Sign sign = look.at(entry.getKey(), entry.getValue());
      holds &= sign.shows();
      texts.add(entry.getKey().name() + ": " + sign.text());
    }
    return new Fault.Proof(holds, String.join("; ", texts));
  }

  private interface Look {
    Sign at(Patient patient, Hurt hurt);
  }

  private interface Words {
    String of(Patient patient, Hurt hurt);
  }

  private String joined(Words words) {
    return hurts.entrySet().stream()
        .map(entry -> words.of(entry.getKey(), entry.getValue()))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  /** Undoes what was done, all of it even when a part fails. */
  private void cure() {
    List<String> failed = new ArrayList<>();
    for (Patient patient : List.copyOf(struck)) {
      try {
        if (patient.there()) {
          hurts.get(patient).off();
        }
        struck.remove(patient);
      } catch (RuntimeException e) {
        failed.add(patient.name() + ": " + e.getMessage());
      }
    }
    if (!failed.isEmpty()) {
      throw new SwarmException(0, String.join("; ", failed));
    }
  }
}
