package io.swarmassay.image;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.image.debian.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which packages a base image was found to be made of, so that nobody has to look again: {@code
 * ingredients.json} beside the packages, by base and recipe.
 */
final class Ingredients {
  private static final String FILE = "ingredients.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private Ingredients() {}

  /** Names of the packages, unless that recipe was never carried out with what lies there. */
  static Optional<List<String>> read(Path folder, String base, String recipe) {
    return Optional.ofNullable(all(folder).get(key(base, recipe)));
  }

  /** Records them; replaces the file as a whole. */
  static void write(Path folder, String base, String recipe, List<String> packages) {
    Map<String, List<String>> all = all(folder);
    all.put(key(base, recipe), packages);
    try {
      Path fresh = Files.createTempFile(folder, "ingredients", ".tmp");
      JSON.writerWithDefaultPrettyPrinter().writeValue(fresh.toFile(), all);
      Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String key(String base, String recipe) {
    return base + " " + Sha256.of(recipe.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  private static Map<String, List<String>> all(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return new TreeMap<>();
    }
    try {
      return JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, List<String>>>() {});
    } catch (IOException damaged) {
      return new TreeMap<>();
    }
  }
}
