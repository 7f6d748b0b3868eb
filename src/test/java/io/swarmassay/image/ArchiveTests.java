package io.swarmassay.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.swarm.Layer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchiveTests {
  @Test
  void the_same_files_give_the_same_image_whatever_their_order() {
    BaseImage one = new Archive().add("base", tree("a", "b")).pack("x");
    BaseImage other = new Archive().add("base", tree("b", "a")).pack("x");

    assertThat(other.id()).isEqualTo(one.id());
    assertThat(other.reference()).isEqualTo(one.reference());
    assertThat(other.archive()).isEqualTo(one.archive());
  }

  @Test
  void one_other_byte_gives_another_image() {
    Tree changed = tree("a", "b");
    changed.text("b", "B");

    assertThat(new Archive().add("base", changed).pack("x").id())
        .isNotEqualTo(new Archive().add("base", tree("a", "b")).pack("x").id());
  }

  @Test
  void a_layer_tells_its_component_and_its_size() {
    BaseImage image = new Archive().add("base", tree("a", "b")).add("erlang", tree("c")).pack("x");

    assertThat(image.layers()).containsExactly(new Layer("base", 2), new Layer("erlang", 1));
    assertThat(new String(image.archive(), StandardCharsets.ISO_8859_1))
        .contains("\"comment\":\"component=erlang\"");
  }

  @Test
  void parents_of_a_file_are_there() {
    Tree tree = new Tree();
    tree.text("/usr/lib/thing", "x");

    assertThat(tree.entries().keySet())
        .isEqualTo(new java.util.TreeSet<>(List.of("usr", "usr/lib", "usr/lib/thing")));
  }

  /** One file of one byte, its own name, each. */
  private static Tree tree(String... names) {
    Tree tree = new Tree();
    for (String name : names) {
      tree.text(name, name);
    }
    return tree;
  }
}
