package io.swarmassay.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LayerFilesTests {
  @Test
  void files_are_named_with_the_component_of_their_layer_and_the_largest_comes_first() {
    Tree base = new Tree();
    base.text("etc/passwd", "root");
    base.text("empty", "");
    Tree erlang = new Tree();
    erlang.text("usr/lib/beam", "a long text");
    BaseImage image = new Archive().add("base", base).add("erlang", erlang).pack("x");

    assertThat(LayerFiles.of(image.archive()))
        .containsExactly(
            new ImageFile("erlang", "usr/lib/beam", 11), new ImageFile("base", "etc/passwd", 4));
  }

  @Test
  void a_file_that_two_layers_hold_counts_twice_as_in_the_image() {
    Tree tree = new Tree();
    tree.text("app", "12345");
    BaseImage image = new Archive().add("base", tree).add("app", tree).pack("x");

    assertThat(LayerFiles.of(image.archive()))
        .containsExactly(new ImageFile("base", "app", 5), new ImageFile("app", "app", 5));
  }
}
