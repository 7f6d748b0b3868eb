package io.swarmassay.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTests {
  @TempDir Path folder;

  @Test
  void what_was_there_is_replaced_and_nothing_else_lies_there() throws IOException {
    Path file = folder.resolve("f");
    assertThat(WholeFile.write(file, "one")).isEqualTo(file).hasContent("one");
    assertThat(WholeFile.write(file, "two")).hasContent("two");
    assertThat(names()).containsExactly("f");
  }

  @Test
  void a_link_and_another_name_keep_what_they_lead_to() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "precious");
    Path link = Files.createSymbolicLink(folder.resolve("link"), victim);
    Path name = Files.createLink(folder.resolve("name"), victim);
    WholeFile.write(link, "one");
    WholeFile.write(name, "two");
    assertThat(victim).hasContent("precious");
    assertThat(Files.isRegularFile(link, LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  @Test
  void where_it_cannot_be_written_nothing_is_left() throws IOException {
    Files.createDirectories(folder.resolve("f/in"));
    assertThatThrownBy(() -> WholeFile.write(folder.resolve("f"), "one"))
        .isInstanceOf(IOException.class);
    assertThat(names()).containsExactly("f");
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).toList().stream();
    }
  }
}
