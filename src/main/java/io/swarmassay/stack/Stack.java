package io.swarmassay.stack;

import java.nio.file.Path;

/**
 * A folder with a stack file, image recipes, sources and documented budgets.
 *
 * @param name the folder's name
 * @param folder where it lies
 */
public record Stack(String name, Path folder) {
  /** The stack in a folder. */
  public static Stack at(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return new Stack(name == null ? "root" : name.toString(), folder);
  }

  /** Its stack file. */
  public Path file() {
    return folder.resolve("docker-stack.yml");
  }

  /** Its documented budgets. */
  public Path budgets() {
    return folder.resolve("budgets.yaml");
  }
}
