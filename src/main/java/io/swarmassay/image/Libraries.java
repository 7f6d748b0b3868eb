package io.swarmassay.image;

import io.swarmassay.image.debian.Deb;
import io.swarmassay.image.debian.DebContents;
import io.swarmassay.image.debian.Debs;
import io.swarmassay.image.debian.ImageException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the packages that bring the shared libraries which a program names. A package that contains
 * the program depends on them, whatever they are called in its release: what it depends on is
 * looked into, those with a name like the library's first, and those that lie here already before
 * any is downloaded.
 */
final class Libraries {
  /** How far a library may be away: a package's own, or of what it depends on, and so on. */
  private static final int STEPS = 3;

  private final Debs debs;
  private final Map<Deb, DebContents> contents = new HashMap<>();
  private final Set<String> present = new TreeSet<>();
  private final Map<String, Deb> used = new TreeMap<>();
  private final Set<String> unavailable = new TreeSet<>();

  Libraries(Debs debs) {
    this.debs = debs;
  }

  /** The packages that libraries were taken from, by name. */
  Map<String, Deb> used() {
    return used;
  }

  /**
   * Adds a component and returns the libraries that it lacks, as a tree of their own.
   *
   * @param owners the package of each path in the tree; what has none is not looked into
   * @throws ImageException with every library that no package has, and the program that wants it
   */
  Tree of(String base, Tree component, Map<String, Deb> owners) {
    Tree libraries = new Tree();
    component.entries().keySet().forEach(path -> present.add(name(path)));
    Map<String, Want> wanted = wanted(component, owners);
    while (!wanted.isEmpty()) {
      Map<String, Deb> providers = providers(base, wanted);
      Map<String, Want> next = new TreeMap<>();
      providers.forEach((name, deb) -> next.putAll(take(libraries, name, deb)));
      wanted = next;
      wanted.keySet().removeAll(present);
    }
    return libraries;
  }

  /** A library that a program of a package wants. */
  private record Want(String name, String path, Deb of) {}

  private Map<String, Want> wanted(Tree tree, Map<String, Deb> owners) {
    Map<String, Want> wanted = new TreeMap<>();
    tree.entries()
        .forEach(
            (path, entry) -> {
              if (entry instanceof Tree.Content content && owners.containsKey(path)) {
                for (String name : Elf.needed(content.bytes())) {
                  wanted.putIfAbsent(name, new Want(name, path, owners.get(path)));
                }
              }
            });
    wanted.keySet().removeAll(present);
    return wanted;
  }

  private Map<String, Want> take(Tree libraries, String name, Deb deb) {
    Tree taken = new Tree();
    Map<String, Deb> owners = new HashMap<>();
    List<String> paths = new Unpacked(taken, false).add(deb, contents(deb).library(name));
    paths.forEach(path -> owners.put(path, deb));
    taken.entries().forEach(libraries::add);
    paths.forEach(path -> present.add(name(path)));
    used.put(deb.name(), deb);
    return wanted(taken, owners);
  }

  /** A provider of each; what has to be downloaded to find them is, as few times as possible. */
  private Map<String, Deb> providers(String base, Map<String, Want> wanted) {
    Map<String, Deb> found = new TreeMap<>();
    while (true) {
      Set<String> download = new TreeSet<>();
      List<String> missing = new ArrayList<>();
      for (Want want : wanted.values()) {
        if (!found.containsKey(want.name())) {
          Search search = search(want);
          search.found().ifPresent(deb -> found.put(want.name(), deb));
          search.next().ifPresent(download::add);
          if (search.found().isEmpty() && search.next().isEmpty()) {
            missing.add(want.name() + " (of " + want.path() + ")");
          }
        }
      }
      if (!missing.isEmpty()) {
        throw new ImageException(
            "base image " + base + " lacks libraries: " + String.join(", ", missing));
      }
      if (download.isEmpty()) {
        return found;
      }
      Set<String> available = debs.available(download);
      download.removeAll(available);
      unavailable.addAll(download);
      debs.get(available);
    }
  }

  /** Where a library was found, or else which package is worth a download. */
  private record Search(Optional<Deb> found, Optional<String> next) {}

  private Search search(Want want) {
    Set<Deb> level = new LinkedHashSet<>(List.of(want.of()));
    for (int step = 0; step <= STEPS && !level.isEmpty(); step++) {
      for (Deb deb : level) {
        if (!contents(deb).library(want.name()).isEmpty()) {
          return new Search(Optional.of(deb), Optional.empty());
        }
      }
      Set<String> names = new LinkedHashSet<>();
      level.forEach(deb -> names.addAll(contents(deb).depends()));
      Map<String, Deb> known = debs.known(names);
      Optional<Deb> has =
          known.values().stream()
              .filter(deb -> !contents(deb).library(want.name()).isEmpty())
              .findFirst();
      if (has.isPresent()) {
        return new Search(has, Optional.empty());
      }
      names.removeAll(known.keySet());
      names.removeAll(unavailable);
      Optional<String> next = likeliest(want.name(), names);
      if (next.isPresent()) {
        return new Search(Optional.empty(), next);
      }
      level = new LinkedHashSet<>(known.values());
    }
    return new Search(Optional.empty(), Optional.empty());
  }

  private Optional<String> likeliest(String library, Set<String> names) {
    return names.stream()
        .filter(name -> name.startsWith("lib") || name.startsWith("zlib"))
        .min(
            Comparator.comparingInt((String name) -> -alike(library, name))
                .thenComparing(name -> name));
  }

  /** How many letters of {@code libicuuc.so.72} and {@code libicu72} agree from the start. */
  static int alike(String library, String name) {
    String one = library.replaceAll("^lib|[^a-z0-9]", "");
    String other = name.replaceAll("^lib|[^a-z0-9]", "");
    int same = 0;
    while (same < Math.min(one.length(), other.length())
        && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return same;
  }

  private DebContents contents(Deb deb) {
    return contents.computeIfAbsent(deb, DebContents::of);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
