package io.swarmassay.image;

import io.swarmassay.image.debian.ImageException;
import io.swarmassay.image.debian.Sha256;
import io.swarmassay.internal.docker.EngineClient;
import io.swarmassay.stack.Stack;
import io.swarmassay.stack.file.Assay;
import io.swarmassay.stack.file.StackFile;
import io.swarmassay.swarm.SwarmException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds and loads what stacks use and bring no recipe for: archives that {@code x-assay.images}
 * names, and images of the machine's own engine.
 */
final class ReadyImages {
  /** Reading and writing some gigabytes. */
  private static final Duration LOAD = Duration.ofMinutes(10);

  private final MachineEngine machine;

  ReadyImages(MachineEngine machine) {
    this.machine = machine;
  }

  /**
   * Those of a stack, sorted by name.
   *
   * @param made names of images that recipes make
   * @throws ImageException when one is nowhere, with all of them and the ways out
   */
  List<ReadyImage> of(Stack stack, StackFile file, Set<String> made) {
    Map<String, Path> saved =
        file.assay().saved().stream()
            .collect(Collectors.toMap(Assay.Saved::tag, Assay.Saved::archive));
    List<ReadyImage> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String reference : new TreeSet<>(file.images())) {
      if (made.contains(reference)) {
        continue;
      }
      Path archive = saved.get(reference);
      if (archive != null) {
        found.add(new ReadyImage(stack.name(), reference, Sha256.of(archive), archive));
      } else {
        machine
            .id(reference)
            .ifPresentOrElse(
                id -> found.add(new ReadyImage(stack.name(), reference, id, null)),
                () -> missing.add(reference));
      }
    }
    if (!missing.isEmpty()) {
      throw new ImageException(nowhere(stack, missing));
    }
    return found;
  }

  private String nowhere(Stack stack, List<String> missing) {
    String first = missing.get(0);
    String engine =
        machine.there()
            ? "the engine at " + machine.socket() + " has none of that name"
            : "no engine listens at " + machine.socket();
    return String.format(
        Locale.ROOT,
        """
        stack %s: nobody can provide %s: %s. Either
          docker pull %s                           so that this machine's engine has it,
          x-assay: {images: {"%s": {archive: FILE}}}   with what docker save wrote,
          x-assay: {images: {"%s": {context: DIR}}}    with a Dockerfile that starts from scratch,
          or one that starts from a base of Debian packages (base: ...; see assay images).""",
        stack.name(),
        String.join(", ", missing),
        engine,
        first,
        first,
        first);
  }

  /** Loads one; afterwards the engine has it under its name. */
  void load(ReadyImage image, EngineClient into) {
    Set<String> before = ids(into);
    if (image.archive() == null) {
      machine.save(image.reference(), archive -> into.load(archive, LOAD));
    } else {
      try (InputStream archive = Files.newInputStream(image.archive())) {
        into.load(archive, LOAD);
      } catch (IOException e) {
        throw new ImageException(image.archive() + " cannot be read: " + e.getMessage());
      } catch (SwarmException refused) {
        throw new ImageException(
            image.archive() + " is no archive as docker save writes it: " + refused.getMessage());
      }
    }
    if (!has(image.reference(), into)) {
      name(image, before, into);
    }
  }

  /** An archive may call its image otherwise, or nothing. */
  private static void name(ReadyImage image, Set<String> before, EngineClient into) {
    Set<String> fresh = ids(into);
    fresh.removeAll(before);
    if (fresh.size() != 1 || image.reference().contains("@")) {
      throw new ImageException(
          image.source() + " holds " + fresh.size() + " images, none is " + image.reference());
    }
    int colon = image.reference().lastIndexOf(':');
    boolean tagged = colon > image.reference().lastIndexOf('/');
    String repository = tagged ? image.reference().substring(0, colon) : image.reference();
    String tag = tagged ? image.reference().substring(colon + 1) : "latest";
    String path = "/images/" + fresh.iterator().next() + "/tag?repo=" + repository + "&tag=" + tag;
    into.post(path, null);
  }

  private static boolean has(String reference, EngineClient engine) {
    try {
      return engine.get("/images/" + reference + "/json").has("Id");
    } catch (SwarmException absent) {
      if (absent.status() == 404) {
        return false;
      }
      throw absent;
    }
  }

  private static Set<String> ids(EngineClient engine) {
    Set<String> ids = new TreeSet<>();
    engine.get("/images/json").forEach(image -> ids.add(image.path("Id").asText()));
    return ids;
  }
}
