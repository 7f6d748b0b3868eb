package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A stack of ours with a defect: one place of one of its files says something else. */
final class SpoiltStack {
  private SpoiltStack() {}

  /** The copy, below a home; its images have names of their own, for it stands beside others. */
  static Stack of(Path home, String stack, String name, String file, String good, String bad)
      throws IOException {
    Path source = Path.of("stacks", stack);
    Path copy = home.resolve(name);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path each : files.toList()) {
        Files.copy(each, copy.resolve(source.relativize(each).toString()));
      }
    }
    Files.deleteIfExists(copy.resolve("promises.yaml"));
    for (String naming : List.of("docker-stack.yml", "Dockerfile")) {
      replace(copy.resolve(naming), "swarmassay/" + stack + ":1", "swarmassay/" + name + ":1");
    }
    Path spoilt = copy.resolve(file);
    assertThat(Files.readString(spoilt)).contains(good);
    replace(spoilt, good, bad);
    return Stack.at(copy);
  }

  private static void replace(Path file, String good, String bad) throws IOException {
    Files.writeString(file, Files.readString(file).replace(good, bad));
  }
}
