package io.swarmassay.image.debian;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A package as a recipe names it, found in a release: {@code a|b} is the first of them that the
 * release has, and {@code #} in a name stands for a number, of which the highest is taken ({@code
 * postgresql-#} is {@code postgresql-15} here and {@code postgresql-17} there).
 */
final class PackageName {
  private PackageName() {}

  /** The name in that release; a plain name is taken as it is. */
  static String in(PackageSource source, String asked) {
    if (!asked.contains("|") && !asked.contains("#")) {
      return asked;
    }
    Optional<String> found = first(source, asked);
    if (found.isEmpty()) {
      source.refresh();
      found = first(source, asked);
    }
    return found.orElseThrow(() -> new ImageException("apt knows no package " + asked));
  }

  private static Optional<String> first(PackageSource source, String asked) {
    for (String name : asked.split("\\|")) {
      Optional<String> found =
          name.contains("#") ? highest(source, name) : Optional.of(name).filter(source::has);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> highest(PackageSource source, String pattern) {
    int at = pattern.indexOf('#');
    String before = pattern.substring(0, at);
    String after = pattern.substring(at + 1);
    Pattern wanted = Pattern.compile(Pattern.quote(before) + "\\d+" + Pattern.quote(after));
    return source.beginning(before).stream()
        .filter(name -> wanted.matcher(name).matches())
        .sorted(Comparator.comparingInt((String name) -> number(name, before, after)).reversed())
        .filter(source::has)
        .findFirst();
  }

  private static int number(String name, String before, String after) {
    return Integer.parseInt(name.substring(before.length(), name.length() - after.length()));
  }
}
