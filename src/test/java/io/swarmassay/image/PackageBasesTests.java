package io.swarmassay.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swarmassay.image.debian.Apt;
import io.swarmassay.image.debian.Deb;
import io.swarmassay.image.debian.Debs;
import io.swarmassay.image.debian.Sha256;
import io.swarmassay.swarm.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs a Debian-like machine with a package mirror, but neither an engine nor an Erlang. */
class PackageBasesTests {
  private static final long MB = 1_000_000;
  @TempDir static Path folder;
  private static Debs debs;

  @BeforeAll
  static void a_debian_like_machine() throws IOException {
    boolean debian =
        Files.isExecutable(Path.of("/usr/bin/apt-get"))
            && Files.isExecutable(Path.of("/usr/bin/dpkg-deb"));
    assumeTrue(debian, "no apt-get or dpkg-deb here: base images cannot be made from packages");
    debs = new Debs(folder, Apt.ofThisMachine());
  }

  @Test
  void the_same_packages_give_the_same_beam_image_within_the_documented_sizes() {
    BaseImage image = new PackageBases(debs).make(Bases.known().get("beam"));
    BaseImage again = new PackageBases(debs).make(Bases.known().get("beam"));

    assertThat(again.id()).isEqualTo(image.id());
    assertThat(size(image, "base")).isBetween(4 * MB, 5_600_000L);
    assertThat(size(image, "erlang")).isBetween(4 * MB, 15 * MB);
    assertThat(image.layers().stream().mapToLong(Layer::bytes).sum()).isLessThan(20 * MB);
  }

  @Test
  void versions_and_hashes_are_recorded() {
    debs.get(Bases.known().get("busybox").packages());

    Deb busybox =
        new Debs(folder, Apt.ofThisMachine())
            .known(java.util.List.of("busybox-static"))
            .get("busybox-static");

    assertThat(busybox.version()).startsWith("1:1.");
    assertThat(busybox.sha256()).isEqualTo(Sha256.of(busybox.file()));
  }

  @Test
  void libraries_are_found_below_the_programs_that_want_them_and_recorded() {
    PackageBases maker = new PackageBases(debs);
    BaseImage image = maker.make(Bases.known().get("beam"));

    assertThat(maker.used()).containsKeys("libc6", "libtinfo6", "libsystemd0", "zlib1g");
    assertThat(image.layers())
        .extracting(Layer::component)
        .containsExactly("base", "base", "runtime-deps", "runtime-deps", "erlang");
  }

  @Test
  void a_path_that_a_package_has_no_more_is_named() {
    Base wrong =
        Bases.of(Bases.known().text().replace("[/bin/busybox]", "[/bin/bizybox]")).get("busybox");

    assertThatThrownBy(() -> new PackageBases(debs).make(wrong))
        .hasMessageContaining("package busybox-static 1:")
        .hasMessageContaining("has no /bin/bizybox");
  }

  @Test
  void an_unknown_package_is_named_with_apts_own_words() {
    Base wrong =
        Bases.of(Bases.known().text().replace("busybox-static:", "busybox-statik:")).get("busybox");

    assertThatThrownBy(() -> new PackageBases(debs).make(wrong))
        .hasMessageContaining("busybox-statik")
        .hasMessageContaining("Unable to locate package");
  }

  private static long size(BaseImage image, String component) {
    return image.layers().stream()
        .filter(layer -> layer.component().equals(component))
        .mapToLong(Layer::bytes)
        .sum();
  }
}
