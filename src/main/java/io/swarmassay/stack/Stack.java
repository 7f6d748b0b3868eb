package io.swarmassay.stack;

import java.nio.file.Path;
import java.util.Map;

/**
 * A folder with a stack file, image recipes, sources and documented budgets.
 *
 * @param name the folder's name
 * @param folder where it lies
 * @param set values that the user gives for variables of the stack file, by name; the environment
 *     and {@code .env} give the others
 */
public record Stack(String name, Path folder, Map<String, String> set) {
  /** Keeps a copy. */
  public Stack {
    set = Map.copyOf(set);
  }

  /** A stack whose variables come from the environment and from {@code .env} alone. */
  public Stack(String name, Path folder) {
    this(name, folder, Map.of());
  }

  /** The stack in a folder. */
  public static Stack at(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return new Stack(name == null ? "root" : name.toString(), folder);
  }

  /** The same stack with these values for variables of its file. */
  public Stack setting(Map<String, String> values) {
    return new Stack(name, folder, values);
  }

  /** Its stack file. */
  public Path file() {
    return folder.resolve("docker-stack.yml");
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
