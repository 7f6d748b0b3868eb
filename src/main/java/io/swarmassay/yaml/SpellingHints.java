package io.swarmassay.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/** Hints for misspelt names. */
public final class SpellingHints {
  private SpellingHints() {}

  /** {@code did you mean 'times'? (known: hold, times)}, or the known names only. */
  public static String hint(String name, Collection<String> known) {
    String all = "(known: " + String.join(", ", new TreeSet<>(known)) + ")";
    return nearest(name, known).map(near -> "did you mean '" + near + "'? " + all).orElse(all);
  }

  /** The nearest name that is near enough; of several the first of the alphabet, always. */
  private static Optional<String> nearest(String name, Collection<String> known) {
    return new TreeSet<>(known)
        .stream()
            .min(Comparator.comparingInt((String candidate) -> distance(name, candidate)))
            .filter(candidate -> distance(name, candidate) <= Math.max(2, name.length() / 3));
  }

  /** Edit distance of two names (Levenshtein). */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
