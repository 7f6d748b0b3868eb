package io.swarmassay.scenario;

import io.swarmassay.stack.Stack;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.SpellingHints;
import io.swarmassay.yaml.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds stacks. A bare name is a folder under {@code stacks/} of one of the homes, in order; {@code
 * .}, {@code ..} and what holds a slash is a path, of a folder or of a stack file, from the
 * scenario's own folder or else from where the user stands.
 */
public final class StackFolders {
  private final List<Path> homes;
  private final Path own;
  private final Map<String, String> set;

  /** Looks below these homes, and for paths from where the user stands. */
  public StackFolders(List<Path> homes) {
    this(homes, Path.of(""), Map.of());
  }

  /**
   * Looks below these homes, and for paths first from a scenario's own folder.
   *
   * @param own that folder
   * @param set values for variables of the stack files
   */
  public StackFolders(List<Path> homes, Path own, Map<String, String> set) {
    this.homes = List.copyOf(homes);
    this.own = own;
    this.set = Map.copyOf(set);
  }

  /** The stack of that name or path, if it is there. */
  public Optional<Stack> find(String stack) {
    if (stack.indexOf('\0') >= 0) {
      return Optional.empty(); // no file system has such a name
    }
    Stream<Path> places =
        path(stack)
            ? Stream.of(own.resolve(stack).normalize(), Path.of(stack))
            : homes.stream().map(home -> home.resolve("stacks").resolve(stack));
    return places
        .map(Stack::at)
        .filter(found -> Files.isRegularFile(found.file()))
        .findFirst()
        .map(found -> found.setting(set));
  }

  /** The same, and a problem at a node when it is not there. */
  public Optional<Stack> find(Yaml at, String stack, Problems problems) {
    Optional<Stack> found = find(stack);
    if (found.isEmpty() && path(stack)) {
      problems.add(
          at,
          "no stack at '" + stack + "'",
          "a stack is a folder with docker-stack.yml, or a stack file");
    } else if (found.isEmpty()) {
      problems.add(at, "unknown stack '" + stack + "'", hint(stack));
    }
    return found;
  }

  private String hint(String stack) {
    boolean name = stack.indexOf('\0') < 0;
    return name && Files.isRegularFile(Stack.at(own.resolve(stack)).file())
        ? "write ./" + stack + " for the folder beside this file"
        : SpellingHints.hint(stack, names());
  }

  private static boolean path(String stack) {
    return stack.contains("/") || stack.equals(".") || stack.equals("..");
  }

  /** The names of all stacks, sorted. */
  public List<String> names() {
    return List.copyOf(
        new TreeSet<>(
            homes.stream().map(home -> home.resolve("stacks")).flatMap(StackFolders::in).toList()));
  }

  private static Stream<String> in(Path stacks) {
    if (!Files.isDirectory(stacks)) {
      return Stream.empty();
    }
    try (Stream<Path> folders = Files.list(stacks)) {
      return folders
          .filter(folder -> Files.isRegularFile(Stack.at(folder).file()))
          .map(folder -> folder.getFileName().toString())
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + stacks, e);
    }
  }
}
