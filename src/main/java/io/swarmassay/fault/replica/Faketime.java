package io.swarmassay.fault.replica;

import io.swarmassay.swarm.Blueprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * This machine's libfaketime, brought into containers as a config of swarm. The clock is a file
 * that is read at each look at the time; while it is not there, the time is right.
 */
final class Faketime {
  static final String FOLDER = "/dev/shm";
  static final String FILE = "assay-clock";
  static final String CLOCK = FOLDER + "/" + FILE;
  private static final String LIBRARY = "/assay-faketime.so";
  private static final List<String> ENVIRONMENT =
      List.of(
          "LD_PRELOAD=" + LIBRARY,
          "FAKETIME_TIMESTAMP_FILE=" + CLOCK,
          "FAKETIME_NO_CACHE=1",
          "FAKETIME_DONT_FAKE_MONOTONIC=1",
          "DONT_FAKE_MONOTONIC=1");

  private Faketime() {}

  /**
   * With the library in every service; unchanged where it is in already, or not on this machine.
   */
  static Blueprint into(Blueprint blueprint) {
    String name = blueprint.namespace() + "_assay-faketime";
    boolean already = blueprint.configs().stream().anyMatch(it -> name.equals(it.get("Name")));
    Optional<Path> library = library();
    if (already || library.isEmpty()) {
      return blueprint;
    }
    List<Map<String, Object>> configs = new ArrayList<>(blueprint.configs());
    configs.add(config(blueprint.namespace(), name, library.get()));
    return new Blueprint(
        blueprint.namespace(),
        blueprint.networks(),
        blueprint.secrets(),
        configs,
        blueprint.services().stream().map(service -> preloading(service, name)).toList());
  }

  private static Optional<Path> library() {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of("/usr/lib"))) {
      for (Path folder : folders) {
        Path library = folder.resolve("faketime/libfaketimeMT.so.1");
        if (Files.isReadable(library)) {
          return Optional.of(library);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> config(String namespace, String name, Path library) {
    try {
      return Map.of(
          "Name", name,
          "Labels", Map.of(Blueprint.LABEL, namespace),
          "Data", Base64.getEncoder().encodeToString(Files.readAllBytes(library)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be read: " + library, e);
    }
  }

  private static Map<String, Object> preloading(Map<String, Object> service, String config) {
    Map<String, Object> task = copy(service.get("TaskTemplate"));
    Map<String, Object> container = copy(task.get("ContainerSpec"));
    container.put("Env", with(container.get("Env"), ENVIRONMENT));
    container.put("Configs", with(container.get("Configs"), List.of(reference(config))));
    task.put("ContainerSpec", container);
    Map<String, Object> changed = new HashMap<>(service);
    changed.put("TaskTemplate", task);
    return changed;
  }

  private static Map<String, Object> reference(String config) {
    return Map.of(
        "ConfigName",
        config,
        "File",
        Map.of("Name", LIBRARY, "UID", "0", "GID", "0", "Mode", 0444));
  }

  private static Map<String, Object> copy(Object map) {
    Map<String, Object> copy = new HashMap<>();
    if (map instanceof Map<?, ?> entries) {
      entries.forEach((key, value) -> copy.put(String.valueOf(key), value));
    }
    return copy;
  }

  private static List<Object> with(Object list, List<?> more) {
    List<Object> all = new ArrayList<>();
    if (list instanceof List<?> known) {
      all.addAll(known);
    }
    all.addAll(more);
    return all;
  }
}
