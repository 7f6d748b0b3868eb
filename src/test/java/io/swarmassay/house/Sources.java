package io.swarmassay.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Java sources of this project, main and test, as the rules about them need them. */
final class Sources {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

  /** A declaration that begins its line is a top-level one: the formatter indents all others. */
  private static final Pattern TYPE =
      Pattern.compile(
          "(?m)^(?:(?:public|abstract|final|sealed|non-sealed) )*"
              + "(?:class|record|interface|enum|@interface) (\\w+)");

  private Sources() {}

  /** A top-level type. */
  record Type(String packageName, String name) {}

  /** Every source file, sorted; paths relative to the project's folder. */
  static List<Path> files() {
    return Stream.of("main", "test").flatMap(part -> files(Path.of("src", part, "java"))).toList();
  }

  /** The top-level types of all files. */
  static List<Type> types() {
    return files().stream().flatMap(file -> types(text(file)).stream()).toList();
  }

  /** The top-level types of one file's text, in order. */
  static List<Type> types(String source) {
    Matcher in = PACKAGE.matcher(source);
    String name = in.find() ? in.group(1) : "";
    return TYPE.matcher(source).results().map(type -> new Type(name, type.group(1))).toList();
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
