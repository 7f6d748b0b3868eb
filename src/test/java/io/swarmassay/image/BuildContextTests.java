package io.swarmassay.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.image.debian.ImageException;
import io.swarmassay.image.debian.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildContextTests {
  @TempDir Path folder;
  @TempDir Path outside;

  @Test
  void leaves_out_what_dockerignore_names() throws IOException {
    write("Dockerfile", "FROM scratch");
    write("src/a.erl", "a");
    write("src/notes.md", "n");
    write("README.md", "r");
    write(".dockerignore", "# comment\n\n*.md\n/src/\n");

    assertThat(BuildContext.of(folder).entries().keySet()).containsExactly("Dockerfile");
  }

  @Test
  void a_touched_file_changes_nothing_and_a_changed_one_does() throws IOException {
    write("Dockerfile", "FROM scratch");
    String before = Sha256.of(BuildContext.of(folder).tar());
    assertThat(folder.resolve("Dockerfile").toFile().setLastModified(1000)).isTrue();
    assertThat(Sha256.of(BuildContext.of(folder).tar())).isEqualTo(before);

    write("Dockerfile", "FROM other");
    assertThat(Sha256.of(BuildContext.of(folder).tar())).isNotEqualTo(before);
  }

  @Test
  void links_stay_links_and_what_they_lead_to_stays_outside() throws IOException {
    Path secret = Files.writeString(outside.resolve("secret"), "s");
    write("Dockerfile", "FROM scratch");
    Files.createSymbolicLink(folder.resolve("leak"), secret);
    Files.createSymbolicLink(folder.resolve("whole"), outside);

    Tree tree = BuildContext.of(folder);

    assertThat(tree.entries().keySet()).containsExactly("Dockerfile", "leak", "whole");
    assertThat(tree.entries().get("leak")).isEqualTo(new Tree.Link(secret.toString()));
  }

  @Test
  void a_line_that_is_no_pattern_is_named() throws IOException {
    write("Dockerfile", "FROM scratch");
    write(".dockerignore", "[a\n");

    assertThatThrownBy(() -> BuildContext.of(folder))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining(".dockerignore has a line that is no pattern");
  }

  @Test
  void a_folder_that_is_named_by_a_link_is_sent() throws IOException {
    write("Dockerfile", "FROM scratch");
    Path link = Files.createSymbolicLink(outside.resolve("stack"), folder);

    assertThat(BuildContext.of(link).entries().keySet()).containsExactly("Dockerfile");
  }

  @Test
  void keeps_the_owners_right_to_execute() throws IOException {
    write("start", "#!/bin/sh");
    assertThat(folder.resolve("start").toFile().setExecutable(true)).isTrue();

    Tree.Content start = (Tree.Content) BuildContext.of(folder).entries().get("start");

    assertThat(start.mode()).isEqualTo(0755);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
