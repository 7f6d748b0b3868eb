package io.swarmassay.run.shrink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Finds a part of a failing list that still fails, and of which every single element is needed:
 * Zeller's ddmin. The same answers lead to the same questions in the same order.
 */
public final class DeltaDebugging<T> {
  private final Predicate<List<T>> fails;
  private final BooleanSupplier mayAsk;
  private final Map<List<T>, Boolean> known = new HashMap<>();
  private boolean spent;

  /**
   * @param fails whether a part fails; asked once for each part
   * @param mayAsk whether one more question may be asked
   */
  public DeltaDebugging(Predicate<List<T>> fails, BooleanSupplier mayAsk) {
    this.fails = fails;
    this.mayAsk = mayAsk;
  }

  /**
   * What is left.
   *
   * @param minimal whether nothing more can be left out; false when no more could be asked
   */
  public record Rest<T>(List<T> parts, boolean minimal) {}

  /** Shrinks a list that is known to fail. */
  public Rest<T> shrink(List<T> failing) {
    List<T> rest = failing;
    int pieces = 2;
    while (rest.size() > 1 && !spent) {
      List<List<T>> chunks = chunks(rest, pieces);
      List<T> shorter = firstFailing(chunks);
      if (shorter != null) {
        pieces = 2;
      } else {
        shorter = firstFailing(complements(rest, chunks));
        pieces = shorter == null ? pieces : Math.max(2, pieces - 1);
      }
      if (shorter == null && pieces >= rest.size()) {
        return new Rest<>(rest, !spent);
      }
      pieces = shorter == null ? Math.min(rest.size(), 2 * pieces) : pieces;
      rest = shorter == null ? rest : shorter;
    }
    boolean needsNothing = rest.size() == 1 && !spent && asked(List.of());
    return new Rest<>(needsNothing ? List.of() : rest, !spent);
  }

  private List<T> firstFailing(List<List<T>> candidates) {
    for (List<T> candidate : candidates) {
      if (asked(candidate)) {
        return candidate;
      }
    }
    return null;
  }

  private boolean asked(List<T> candidate) {
    Boolean answer = known.get(candidate);
    if (answer == null) {
      spent = spent || !mayAsk.getAsBoolean();
      answer = !spent && fails.test(candidate);
      known.put(candidate, answer);
    }
    return answer;
  }

  private static <T> List<List<T>> chunks(List<T> whole, int pieces) {
    List<List<T>> chunks = new ArrayList<>();
    for (int i = 0; i < pieces; i++) {
      int from = i * whole.size() / pieces;
      int to = (i + 1) * whole.size() / pieces;
      chunks.add(List.copyOf(whole.subList(from, to)));
    }
    return chunks;
  }

  /** The whole without each chunk; with two chunks these are the chunks again. */
  private static <T> List<List<T>> complements(List<T> whole, List<List<T>> chunks) {
    if (chunks.size() == 2) {
      return List.of();
    }
    List<List<T>> complements = new ArrayList<>();
    int from = 0;
    for (List<T> chunk : chunks) {
      List<T> left = new ArrayList<>(whole.subList(0, from));
      from += chunk.size();
      left.addAll(whole.subList(from, whole.size()));
      complements.add(List.copyOf(left));
    }
    return complements;
  }
}
