package io.swarmassay.stack.file;

import io.swarmassay.yaml.Problems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * What every reader of a stack file shares.
 *
 * @param namespace the deployment's name
 * @param folder where the stack file lies; relative paths start here
 * @param values reads scalars
 * @param variables what the user gives
 * @param whole whether what is external is made for the deployment, under its name
 * @param problems what is wrong so far
 */
record StackFileContext(
    String namespace,
    Path folder,
    ScalarReader values,
    Variables variables,
    boolean whole,
    Problems problems) {
  /** A part's name in the swarm. */
  String scoped(String name) {
    return namespace + "_" + name;
  }

  /** A file the stack file names. */
  Path file(String name) {
    try {
      return folder.resolve(name).normalize();
    } catch (InvalidPathException unspeakable) {
      return folder.resolve("?").normalize(); // there is no such file, and so it is told
    }
  }
}
