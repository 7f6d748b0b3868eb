package io.swarmassay.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.image.debian.ImageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

class TreeTests {
  private static Tree tree() {
    Tree tree = new Tree();
    tree.text("/ca/b.crt", "second\n");
    tree.text("/ca/a.crt", "first\n");
    tree.text("/ca/a.txt", "no certificate\n");
    return tree;
  }

  @Test
  void joined_files_become_one_in_the_order_of_their_names_and_are_gone() {
    Tree tree = tree();
    tree.join("/etc/bundle", "/ca/*.crt");
    assertThat(tree.entries()).containsOnlyKeys("ca", "ca/a.txt", "etc", "etc/bundle");
    Tree.Content bundle = (Tree.Content) tree.entries().get("etc/bundle");
    assertThat(new String(bundle.bytes(), StandardCharsets.UTF_8)).isEqualTo("first\nsecond\n");
    assertThatThrownBy(() -> tree.join("/etc/other", "/ca/*.crt"))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("/ca/*.crt");
  }

  /** As {@code setcap cap_net_raw=ep} writes it: linux/capability.h, revision 2. */
  @Test
  void a_capability_is_an_attribute_of_its_file_and_of_no_other() throws IOException {
    Tree tree = tree();
    tree.add("/bin/capture", new Tree.Content(new byte[] {1}, 0755));
    tree.allow("/bin/capture", "net_raw");
    TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(tree.tar()));
    for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
      Map<String, String> attributes = e.getExtraPaxHeaders();
      String given = attributes.get("SCHILY.xattr.security.capability");
      if (e.getName().equals("bin/capture")) {
        byte[] wanted = new byte[20];
        wanted[0] = 1;
        wanted[3] = 2;
        wanted[5] = 0x20;
        assertThat(given.getBytes(StandardCharsets.UTF_8)).isEqualTo(wanted);
      } else {
        assertThat(given).as(e.getName()).isNull();
      }
    }
    assertThatThrownBy(() -> tree.allow("/bin/other", "net_raw")).hasMessageContaining("no file");
    assertThatThrownBy(() -> tree.allow("/bin/capture", "sys_admin"))
        .hasMessageContaining("no capability 'sys_admin'");
  }
}
