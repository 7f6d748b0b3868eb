package io.swarmassay.stack.file;

import io.swarmassay.stack.Stack;
import io.swarmassay.yaml.BoundedFile;
import io.swarmassay.yaml.Problem;
import io.swarmassay.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What <code>${NAME}</code> in a stack file stands for: what the command line sets, else the
 * environment of this process, else the file {@code .env} beside the stack file, as compose has it.
 * Every reader of a stack file takes them from here, and here it is kept which of them a file asks
 * for.
 */
public final class Variables {
  /** The file beside the stack file. */
  static final String FILE = ".env";

  private final Map<String, String> set;
  private final Map<String, String> environment;
  private final Map<String, String> file;
  private final Map<String, String> asked = new ConcurrentHashMap<>();

  private Variables(
      Map<String, String> set, Map<String, String> environment, Map<String, String> file) {
    this.set = Map.copyOf(set);
    this.environment = Map.copyOf(environment);
    this.file = Map.copyOf(file);
  }

  /** Those of a stack. What is wrong with its {@code .env} becomes a problem. */
  public static Variables of(Stack stack, Problems problems) {
    return beside(stack.file(), stack.set(), System.getenv(), problems);
  }

  /**
   * Those of a stack file.
   *
   * @param set what the command line sets, by name
   */
  public static Variables beside(Path stackFile, Map<String, String> set, Problems problems) {
    return beside(stackFile, set, System.getenv(), problems);
  }

  static Variables beside(
      Path stackFile, Map<String, String> set, Map<String, String> environment, Problems problems) {
    Path file = stackFile.resolveSibling(FILE);
    Map<String, String> above = new TreeMap<>(environment);
    above.putAll(set);
    return new Variables(set, environment, read(file, above, problems));
  }

  /** These and no others. */
  static Variables of(Map<String, String> set) {
    return new Variables(set, Map.of(), Map.of());
  }

  private static Map<String, String> read(Path file, Map<String, String> above, Problems problems) {
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    try {
      String text = BoundedFile.text(file, BoundedFile.TEXT);
      return new DotEnv(file.toString(), above, problems).read(text);
    } catch (IOException refused) {
      String why = refused instanceof BoundedFile.Refused ? refused.getMessage() : "is it UTF-8?";
      problems.add(new Problem(file.toString(), 1, 1, "cannot be read: " + why, ""));
      return Map.of();
    }
  }

  /** The value of a variable, if it has one; an empty one is a value. */
  Optional<String> get(String name) {
    Optional<String> value = Optional.empty();
    String source = "nowhere";
    if (set.containsKey(name)) {
      value = Optional.of(set.get(name));
      source = "--set";
    } else if (environment.containsKey(name)) {
      value = Optional.of(environment.get(name));
      source = "the environment";
    } else if (file.containsKey(name)) {
      value = Optional.of(file.get(name));
      source = FILE;
    }
    asked.put(name, source);
    return value;
  }

  /** What the command line sets under a name that no other source may give. */
  Optional<String> given(String name) {
    Optional<String> value = Optional.ofNullable(set.get(name));
    value.ifPresent(any -> asked.put(name, "--set"));
    return value;
  }

  /** Names of the variables that were asked for, whether they have a value or not. */
  public Set<String> asked() {
    return Set.copyOf(asked.keySet());
  }

  /** Where each variable that was asked for comes from; {@code nowhere} when it has no value. */
  Map<String, String> sources() {
    return new TreeMap<>(asked);
  }
}
