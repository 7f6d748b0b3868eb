package io.swarmassay.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.image.debian.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
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

  @Test
  void an_archive_in_oci_layout_is_read_as_well_with_packed_layers_and_with_plain_ones()
      throws IOException {
    Tree base = new Tree();
    base.text("etc/passwd", "root");
    Tree app = new Tree();
    app.text("app", "12345");

    assertThat(LayerFiles.of(oci(base.tar(), packed(app.tar()))))
        .containsExactly(new ImageFile("app", "app", 5), new ImageFile("base", "etc/passwd", 4));
  }

  @Test
  void a_layer_that_the_manifest_names_and_the_archive_lacks_is_no_empty_layer()
      throws IOException {
    byte[] whole = oci(new Tree().tar());
    Tree torn = new Tree();
    torn.text("manifest.json", "[{\"Config\":\"c.json\",\"Layers\":[\"blobs/sha256/gone\"]}]");
    torn.text("c.json", "{}");

    assertThat(LayerFiles.of(whole)).isEmpty();
    assertThatThrownBy(() -> LayerFiles.of(torn.tar()))
        .hasMessageContaining("no layer blobs/sha256/gone");
  }

  /** As engines from 25 on write it: everything is a blob by its hash. */
  private static byte[] oci(byte[]... layers) {
    Tree archive = new Tree();
    List<String> names = new ArrayList<>();
    List<String> history = new ArrayList<>();
    for (byte[] layer : layers) {
      names.add("\"" + blob(archive, layer) + "\"");
      history.add(names.size() == 1 ? "{\"comment\":\"component=base\"}" : "{\"comment\":\"\"}");
    }
    String config = "{\"history\":[" + String.join(",", history) + "]}";
    String manifest =
        "[{\"Config\":\"%s\",\"Layers\":[%s]}]"
            .formatted(blob(archive, config.getBytes(UTF_8)), String.join(",", names));
    archive.text("manifest.json", manifest);
    archive.text("index.json", "{\"schemaVersion\":2}");
    archive.text("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}");
    return archive.tar();
  }

  private static String blob(Tree archive, byte[] bytes) {
    String name = "blobs/sha256/" + Sha256.of(bytes);
    archive.add(name, new Tree.Content(bytes, 0644));
    return name;
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
