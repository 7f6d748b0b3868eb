package io.swarmassay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFoldersTests {
  @TempDir Path home;
  private StackFolders folders;

  @BeforeEach
  void make() throws IOException {
    for (String stack : List.of("mine/stacks/shop", "mine/stacks/bakery", "ours/stacks/shop")) {
      Files.createDirectories(home.resolve(stack));
      Files.writeString(home.resolve(stack).resolve("docker-stack.yml"), "services: {}\n");
    }
    Files.createDirectories(home.resolve("mine/stacks/drafts"));
    folders = new StackFolders(List.of(home.resolve("mine"), home.resolve("ours"), home));
  }

  @Test
  void a_bare_name_is_looked_for_in_each_home_in_order() {
    assertThat(folders.find("shop")).contains(Stack.at(home.resolve("mine/stacks/shop")));
    assertThat(folders.find("drafts")).isEmpty();
    assertThat(folders.find("ours")).isEmpty();
  }

  @Test
  void what_holds_a_slash_is_a_path() {
    String path = home.resolve("ours/stacks/shop").toString();
    assertThat(folders.find(path)).contains(Stack.at(Path.of(path)));
    assertThat(folders.find("./stacks/nowhere")).isEmpty();
  }

  @Test
  void what_no_file_system_can_name_is_nowhere() {
    assertThat(folders.find("sh\0p")).isEmpty();
    assertThat(folders.find("\0")).isEmpty();
  }

  @Test
  void names_are_those_of_folders_with_a_stack_file_each_once() {
    assertThat(folders.names()).containsExactly("bakery", "shop");
  }
}
