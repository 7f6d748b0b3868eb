package io.swarmassay.fault;

import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Does harm until cured. What shows the harm before the strike would prove nothing: then nothing is
 * struck, and the blow does not count as biting.
 */
final class HarmBlow implements Fault.Blow {
  private final List<Harm> harms;
  private final Duration effect;
  private final Deque<Harm> struck = new ArrayDeque<>();
  private String already = "";
  private String took = "";

  /**
   * @param effect how long it may take to show, and after the cure to be gone
   */
  HarmBlow(List<? extends Harm> harms, Duration effect) {
    this.harms = List.copyOf(harms);
    this.effect = effect;
  }

  /** One harm for each node. */
  static HarmBlow each(
      Fault fault, List<Victim> victims, Duration effect, Function<String, Harm> harm) {
    return new HarmBlow(LabNodes.names(fault, victims).stream().map(harm).toList(), effect);
  }

  HarmBlow(Harm harm, Duration effect) {
    this(List.of(harm), effect);
  }

  @Override
  public Remedy remedy() {
    return new Remedy() {
      @Override
      public String description() {
        return harms.stream().map(Harm::undo).distinct().collect(Collectors.joining("; "));
      }

      @Override
      public void cure() {
        took = timed("cured", HarmBlow.this::undo);
      }
    };
  }

  @Override
  public void strike() {
    already =
        harms.stream()
            .map(Harm::before)
            .filter(proof -> !proof.holds())
            .map(Fault.Proof::text)
            .collect(Collectors.joining("; "));
    if (already.isEmpty()) {
      took = timed("struck", () -> harms.forEach(this::strike));
    }
  }

  private void strike(Harm harm) {
    struck.push(harm);
    harm.on();
  }

  @Override
  public Fault.Proof bites() {
    if (!already.isEmpty()) {
      return new Fault.Proof(false, "so it was before the strike: " + already);
    }
    return awaited(Harm::bites);
  }

  @Override
  public Fault.Proof gone() {
    return awaited(Harm::gone);
  }

  private Fault.Proof awaited(Function<Harm, Fault.Proof> look) {
    boolean holds = !harms.isEmpty();
    List<String> texts = new ArrayList<>();
    for (Harm harm : harms) {
      Fault.Proof proof = awaited(() -> look.apply(harm));
      holds &= proof.holds();
      texts.add(proof.text());
    }
    return new Fault.Proof(holds, String.join("; ", texts) + " (" + took + ")");
  }

  private Fault.Proof awaited(Supplier<Fault.Proof> look) {
    AtomicReference<Fault.Proof> last = new AtomicReference<>();
    Effects.within(
        effect,
        () -> {
          last.set(look.get());
          return last.get().holds();
        });
    return last.get();
  }

  private static String timed(String what, Runnable action) {
    long from = System.nanoTime();
    action.run();
    return what + " in " + (System.nanoTime() - from) / 1_000_000 + " ms";
  }

  /** Undoes what was done, newest first, all of it even when a part fails. */
  private void undo() {
    List<String> failed = new ArrayList<>();
    for (Harm harm : List.copyOf(struck)) {
      try {
        harm.off();
        struck.remove(harm);
      } catch (RuntimeException e) {
        failed.add(harm.undo() + ": " + e.getMessage());
      }
    }
    if (!failed.isEmpty()) {
      throw new SwarmException(0, String.join("; ", failed));
    }
  }
}
