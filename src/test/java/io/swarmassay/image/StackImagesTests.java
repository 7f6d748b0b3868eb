package io.swarmassay.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.stack.Stack;
import io.swarmassay.yaml.Problem;
import io.swarmassay.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackImagesTests {
  @TempDir Path folder;
  private final Problems problems = new Problems();

  @Test
  void messaging_makes_one_image_on_beam_with_its_builder() {
    Stack messaging = Stack.at(Path.of("stacks/messaging"));

    List<StackImage> images = new StackImages(Bases.known(), problems).of(messaging);

    assertThat(problems.sorted()).isEmpty();
    assertThat(images).hasSize(1);
    assertThat(images.get(0).reference()).isEqualTo("swarmassay/messaging:1");
    assertThat(images.get(0).bases()).isEqualTo(Map.of("BASE", "beam", "BUILDER", "beam-builder"));
  }

  @Test
  void an_image_may_start_from_an_earlier_one_of_its_file() {
    Stack broken = Stack.at(Path.of("src/test/resources/stacks/messaging-cookie"));

    List<StackImage> images = new StackImages(Bases.known(), problems).of(broken);

    assertThat(images).hasSize(2);
    assertThat(images.get(1).bases()).isEqualTo(Map.of("BASE", "swarmassay/messaging:1"));
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void says_where_all_that_is_wrong_stands() throws IOException {
    write("Dockerfile", "ARG BASE\nARG BUILDER\nFROM ${BASE}\n");
    write(
        "docker-stack.yml",
        """
        version: "3.8"
        x-assay:
          images:
            a:1: {base: baem}
            b:1: {base: busybox}
            c:1: {context: .}
        services:
          a: {image: "a:1"}
          b: {image: "b:1"}
          c: {image: "c:1"}
        """);

    new StackImages(Bases.known(), problems).of(Stack.at(folder));

    assertThat(problems.sorted().stream().map(Short::of))
        .map(line -> line.replaceAll("\\(known: [^)]*\\)", "(known)"))
        .containsExactly(
            "4: image 'a:1': no base image 'baem', nor an earlier image of this file; did you mean 'beam'?",
            "4: image 'a:1': its Dockerfile wants a BUILDER, but no base is 'baem-builder';",
            "5: image 'b:1': its Dockerfile wants a BUILDER, but no base is 'busybox-builder';",
            "6: image 'c:1': no base image 'none', nor an earlier image of this file; (known)",
            "6: image 'c:1': its Dockerfile wants a BUILDER, but no base is 'none-builder';");
  }

  /** Problems as short texts. */
  private static final class Short {
    private Short() {}

    static String of(Problem problem) {
      String hint = problem.hint().replaceAll("\\? .*", "?");
      return (problem.line() + ": " + problem.message() + "; " + hint).strip();
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
