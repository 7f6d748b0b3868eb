package io.swarmassay.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A folder with a stack file, image recipes, sources and documented budgets.
 *
 * @param name the folder's name
 * @param folder where it lies
 * @param file its stack file, {@code docker-stack.yml} unless another one is named
 * @param set values that the user gives for variables of the stack file, by name; the environment
 *     and {@code .env} give the others
 */
public record Stack(String name, Path folder, Path file, Map<String, String> set) {
  private static final String USUAL = "docker-stack.yml";

  /** Keeps a copy. */
  public Stack {
    set = Map.copyOf(set);
  }

  /** A stack whose variables come from the environment and from {@code .env} alone. */
  public Stack(String name, Path folder) {
    this(name, folder, folder.resolve(USUAL), Map.of());
  }

  /** The stack in a folder, or that of a stack file of any name, called like the file's folder. */
  public static Stack at(Path place) {
    boolean named = Files.isRegularFile(place);
    Path whole = place.toAbsolutePath().normalize();
    Path folder = named ? whole.getParent() : place;
    Path name = folder.toAbsolutePath().normalize().getFileName();
    Path file = named ? place : folder.resolve(USUAL);
    return new Stack(name == null ? "root" : name.toString(), folder, file, Map.of());
  }

  /** The same stack with these values for variables of its file. */
  public Stack setting(Map<String, String> values) {
    return new Stack(name, folder, file, values);
  }

  /** What finds it again: its folder, or its stack file where that has a name of its own. */
  public Path place() {
    return file.equals(folder.resolve(USUAL)) ? folder : file;
  }

  /** Its documented budgets. */
  public Path budgets() {
    return folder.resolve("budgets.yaml");
  }

  /** What holds each sentence of its document. */
  public Path promises() {
    return folder.resolve("promises.yaml");
  }

  /** Does not tell the values: some are secrets. */
  @Override
  public String toString() {
    return name + " in " + folder;
  }
}
