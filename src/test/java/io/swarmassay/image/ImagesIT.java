package io.swarmassay.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.stack.Stack;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesIT {
  @TempDir Path cache;

  @Test
  void a_template_is_made_once_and_found_again() {
    long start = System.nanoTime();
    Template made = Images.in(cache).template(List.of(Stack.at(Path.of("stacks/messaging"))));
    long second = System.nanoTime();
    Template found = Images.in(cache).template(List.of(Stack.at(Path.of("stacks/messaging"))));
    long end = System.nanoTime();
    System.err.println((second - start) / 1e6 + " ms, then " + (end - second) / 1e6 + " ms");
    System.err.println(made.facts());
    assertThat(found).isEqualTo(made);
  }
}
