package io.swarmassay.fault;

import io.swarmassay.swarm.SwarmException;
import io.swarmassay.swarm.Victim;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Does harm until cured. What shows the harm before the strike would prove nothing: then nothing is
 * struck, and the blow does not count as biting.
 */
public final class HarmBlow implements Fault.Blow {
  private final List<Harm> harms;
  private final Duration effect;
  private final Remedy remedy;
  private final Deque<Harm> struck = new ArrayDeque<>();
  private String already = "it did not strike";
  private String took = "";

  /**
   * @param effect how long it may take to show, and after the cure to be gone
   */
  public HarmBlow(List<? extends Harm> harms, Duration effect) {
    this(harms, effect, null);
  }

  private HarmBlow(List<? extends Harm> harms, Duration effect, Remedy remedy) {
    this.harms = List.copyOf(harms);
    this.effect = effect;
    this.remedy = remedy == null ? new Undoing() : remedy;
  }

  /** One harm for each node. */
  public static HarmBlow each(
      Fault fault, List<Victim> victims, Duration effect, Function<String, Harm> harm) {
    return new HarmBlow(LabNodes.names(fault, victims).stream().map(harm).toList(), effect);
  }

  /** One harm, which must show within {@code effect}. */
  public HarmBlow(Harm harm, Duration effect) {
    this(List.of(harm), effect);
  }

  /** Harm that is done once and that nobody undoes. */
  public static HarmBlow oneWay(List<? extends Harm> harms, Duration effect) {
    return new HarmBlow(harms, effect, Remedy.NONE);
  }

  @Override
  public Remedy remedy() {
    return remedy;
  }

  /** The cure of what is held. */
  private final class Undoing implements Remedy {
    @Override
    public String description() {
      return harms.stream().map(Harm::undo).distinct().collect(Collectors.joining("; "));
    }

    @Override
    public void cure() {
      took = timed("cured", HarmBlow.this::undo);
    }
  }

  @Override
  public void strike() {
    String shown =
        harms.stream()
            .map(Harm::before)
            .filter(proof -> !proof.holds())
            .map(Fault.Proof::text)
            .collect(Collectors.joining("; "));
    already = shown.isEmpty() ? "" : "so it was before the strike: " + shown;
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
      return new Fault.Proof(false, already);
    }
    return awaited(Harm::bites, harm -> harm.within(effect));
  }

  @Override
  public Fault.Proof gone() {
    return awaited(Harm::gone, harm -> effect);
  }

  @Override
  public Fault.Proof over() {
    return harms.stream()
        .map(Harm::over)
        .filter(proof -> !proof.holds())
        .findFirst()
        .orElse(Fault.Proof.OVER);
  }

  private Fault.Proof awaited(Function<Harm, Fault.Proof> look, Function<Harm, Duration> limit) {
    boolean holds = !harms.isEmpty();
    List<String> texts = new ArrayList<>();
    for (Harm harm : harms) {
      Fault.Proof proof = Effects.seen(limit.apply(harm), () -> look.apply(harm));
      holds &= proof.holds();
      texts.add(proof.text());
    }
    return new Fault.Proof(holds, String.join("; ", texts) + " (" + took + ")");
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
