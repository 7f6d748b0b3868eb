package io.swarmassay.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.image.debian.ImageException;
import io.swarmassay.image.debian.Sha256;
import io.swarmassay.stack.Stack;
import io.swarmassay.stack.file.StackFile;
import io.swarmassay.yaml.Problem;
import io.swarmassay.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where images come from that a stack brings no recipe for. */
class ReadyImagesTests {
  @TempDir Path folder;
  private final Problems problems = new Problems();

  private List<ReadyImage> found(String text, Set<String> made) throws IOException {
    Stack stack = Stack.at(Files.writeString(folder.resolve("shop.yml"), text));
    StackFile file = StackFile.read(stack, problems).orElseThrow();
    MachineEngine nobody = MachineEngine.at("unix://" + folder.resolve("no.sock"));
    return new ReadyImages(nobody).of(stack, file, made);
  }

  @Test
  void an_archive_that_the_stack_names_is_known_by_its_bytes() throws IOException {
    Files.writeString(folder.resolve("nginx.tar"), "saved");

    List<ReadyImage> images =
        found(
            """
            x-assay: {images: {"nginx:1": {archive: nginx.tar}}}
            services: {web: {image: "nginx:1"}, api: {image: "made:1"}}
            """,
            Set.of("made:1"));

    assertThat(images).hasSize(1);
    assertThat(images.get(0).reference()).isEqualTo("nginx:1");
    assertThat(images.get(0).identity()).isEqualTo(Sha256.of("saved".getBytes()));
    assertThat(images.get(0).source()).isEqualTo("nginx.tar");
  }

  @Test
  void all_that_nobody_can_provide_is_told_with_the_ways_out() {
    assertThatThrownBy(
            () -> found("services: {a: {image: \"x:1\"}, b: {image: \"y:1\"}}", Set.of()))
        .isInstanceOf(ImageException.class)
        .hasMessageContainingAll(
            "nobody can provide x:1, y:1: no engine listens at ",
            "docker pull x:1",
            "archive: FILE",
            "context: DIR");
  }

  @Test
  void an_archive_that_is_not_there_or_that_is_built_as_well_is_a_problem_with_its_place()
      throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("docker-stack.yml"),
            """
            x-assay: {images: {"nginx:1": {archive: no.tar, base: beam}}}
            services: {web: {image: "nginx:1"}}
            """);
    StackFile.read(Stack.at(file), problems);
    assertThat(problems.sorted().stream().map(Problem::message))
        .containsExactlyInAnyOrder("an image is loaded or built, not both", "no file 'no.tar'");
  }

  @Test
  void an_engine_on_another_machine_is_refused_only_when_it_is_asked() {
    MachineEngine far = MachineEngine.at("tcp://10.0.0.1:2375");
    assertThatThrownBy(() -> far.id("nginx:1"))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("unix:// only");
  }
}
