package io.swarmassay.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.image.debian.Disk;
import io.swarmassay.lab.EngineRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Templates by hash in a folder that several programs may use at once: one at a time makes
 * something, under a lock file that its death releases; what is made appears whole, by a rename.
 */
final class Cache {
  private static final Object ONE_AT_A_TIME = new Object();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What an engine leaves in its data root besides images. */
  private static final List<String> LEFTOVERS =
      List.of(
          "swarm",
          "containers",
          "network",
          "containerd",
          "runtimes",
          "tmp",
          "volumes",
          "buildkit",
          "builder",
          "engine-id");

  private final Path folder;

  Cache(Path folder) {
    this.folder = folder;
  }

  /** The template of that hash, if it is here. */
  Optional<Template> find(String hash) {
    Path facts = at(hash).resolve("facts.json");
    if (!Files.exists(facts)) {
      return Optional.empty();
    }
    try {
      facts.toFile().setLastModified(System.currentTimeMillis()); // when it was used last
      ImageFacts read = JSON.readValue(facts.toFile(), ImageFacts.class);
      return Optional.of(new Template(at(hash).resolve("data"), hash, read));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a template: the maker fills an empty data root and says what is in it. */
  Template put(String hash, EngineRoot.Store store, Function<Path, ImageFacts> maker) {
    Path making = folder.resolve("making");
    try {
      Disk.delete(making);
      Path data = Files.createDirectories(making.resolve("data"));
      ImageFacts facts = maker.apply(data);
      LEFTOVERS.stream()
          .filter(name -> !keepsImages(name, store))
          .forEach(name -> Disk.delete(data.resolve(name)));
      JSON.writerWithDefaultPrettyPrinter()
          .writeValue(making.resolve("facts.json").toFile(), facts);
      Files.createDirectories(at(hash).getParent());
      Files.move(making, at(hash), StandardCopyOption.ATOMIC_MOVE);
      new Eviction(at(hash).getParent()).sparing(at(hash));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return find(hash).orElseThrow();
  }

  /** Containerd's folder holds the images where it is their store, and only rubbish elsewhere. */
  private static boolean keepsImages(String name, EngineRoot.Store store) {
    return name.equals("containerd") && store == EngineRoot.Store.CONTAINERD;
  }

  /** Runs something while no other thread and no other program does the same in this folder. */
  <T> T locked(Supplier<T> work) {
    synchronized (ONE_AT_A_TIME) {
      try {
        Files.createDirectories(folder);
        try (FileChannel channel =
                FileChannel.open(
                    folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.lock()) {
          return work.get();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Path at(String hash) {
    return folder.resolve("templates").resolve(hash.substring(0, 16));
  }
}
