package io.swarmassay.scenario;

import io.swarmassay.fault.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;

/** The extensions that lie on the class path of the running thread. */
final class Extensions {
  private Extensions() {}

  /** The words that are given, and those of every extension. */
  static Catalogue joined(Catalogue given) {
    List<Extension> found = found();
    try {
      return new Catalogue(
          more(given.probes(), found, Extension::probes),
          more(given.faults(), found, extension -> aimed(extension.faults())),
          more(given.traffic(), found, Extension::traffic));
    } catch (IllegalArgumentException wrong) {
      throw refused(wrong.getMessage());
    }
  }

  private static List<Extension> found() {
    List<Extension> found = new ArrayList<>();
    try {
      ServiceLoader.load(Extension.class).forEach(found::add);
    } catch (ServiceConfigurationError wrong) {
      throw refused(wrong.getMessage());
    }
    return found;
  }

  /** A fault that says not what it hits could be aimed at nothing. */
  private static List<Word<Fault>> aimed(List<Word<Fault>> faults) {
    faults.stream()
        .filter(fault -> fault.hits().isEmpty())
        .findFirst()
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(
                  "the fault " + fault.name() + " does not say what it hits: call hitting(...)");
            });
    return faults;
  }

  private static <T> Vocabulary<T> more(
      Vocabulary<T> words, List<Extension> found, Function<Extension, List<Word<T>>> of) {
    return words.and(found.stream().map(of).flatMap(Collection::stream).toList());
  }

  private static IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("an extension cannot be used: " + why);
  }
}
