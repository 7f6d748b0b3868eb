package io.swarmassay.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swarmassay.image.debian.Debs;
import io.swarmassay.image.debian.ImageException;
import io.swarmassay.image.debian.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One recipe, and releases that place and name things differently: tiny packages, no mirror. */
class ReleasesTests {
  private static final String RECIPE =
      """
      tools:
        components:
          - name: base
            packages:
              libc6: ["/lib/*/libc.so.6", "/lib64/*?"]
          - name: tools
            libraries: runtime-deps
            packages:
              shell: [/bin/sh]
              curl: [/usr/bin/curl]
              postgresql-#: ["/usr/lib/postgresql/*/bin/postgres"]
              extra?: [/usr/bin/extra]
      """;

  @TempDir Path folder;

  @BeforeEach
  void a_machine_that_makes_packages() {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg-deb")), "no dpkg-deb here");
  }

  @Test
  void a_release_before_the_merge_of_usr() throws IOException {
    MadeDeb bookworm =
        new MadeDeb(folder)
            .add("libc6", "", Map.of("/lib/x/libc.so.6", "", "/lib64/ld.so", ""))
            .add("shell", "libc6 (>= 2.36)", Map.of("/bin/sh", "libc.so.6"))
            .add("curl", "libc6, libcurl4 (= 1)", Map.of("/usr/bin/curl", "libcurl.so.4 libc.so.6"))
            .add("libcurl4", "libc6, libssl3", Map.of("/usr/lib/x/libcurl.so.4", "libssl.so.3"))
            .add(
                "libssl3",
                "libc6",
                Map.of(
                    "/usr/lib/x/libssl.so.3",
                    "libcrypto.so.3",
                    "/usr/lib/x/libcrypto.so.3",
                    "libc.so.6"))
            .add(
                "postgresql-15",
                "libicu72, libllvm14",
                Map.of("/usr/lib/postgresql/15/bin/postgres", "libicuuc.so.72"))
            .add("libllvm14", "", Map.of("/usr/lib/x/libLLVM-14.so.1", ""))
            .add(
                "libicu72",
                "",
                Map.of(
                    "/usr/lib/x/libicuuc.so.72",
                    "libicudata.so.72",
                    "/usr/lib/x/libicudata.so.72",
                    ""))
            .add("extra", "", Map.of("/usr/bin/extra", ""));

    assertThat(files(make(bookworm)))
        .containsExactly(
            "bin/sh",
            "lib/x/libc.so.6",
            "lib64/ld.so",
            "usr/bin/curl",
            "usr/bin/extra",
            "usr/lib/postgresql/15/bin/postgres",
            "usr/lib/x/libcrypto.so.3",
            "usr/lib/x/libcurl.so.4",
            "usr/lib/x/libicudata.so.72",
            "usr/lib/x/libicuuc.so.72",
            "usr/lib/x/libssl.so.3");
  }

  @Test
  void a_release_after_it_with_packages_named_anew_and_one_gone() throws IOException {
    MadeDeb trixie = merged("libcurl4t64", "libssl3t64", "17", "76");

    assertThat(files(make(trixie)))
        .contains("bin/sh", "lib/x/libc.so.6", "lib64/ld.so", "usr/lib/postgresql/17/bin/postgres")
        .contains("usr/lib/x/libcrypto.so.3", "usr/lib/x/libicuuc.so.76", "usr/lib/x/libz.so.1")
        .doesNotContain("usr/bin/extra", "usr/bin/sh");
  }

  @Test
  void ubuntu_24_04_by_its_published_names() throws IOException {
    MadeDeb noble = merged("libcurl4t64", "libssl3t64", "16", "74");

    PackageBases maker = maker(noble);
    maker.make(Bases.of(RECIPE).get("tools"));

    assertThat(maker.used())
        .containsOnlyKeys(
            "libc6",
            "shell",
            "curl",
            "postgresql-16",
            "libcurl4t64",
            "libssl3t64",
            "libicu74",
            "zlib1g");
  }

  @Test
  void of_several_numbers_the_highest_is_taken_as_a_number() {
    MadeDeb both = merged("libcurl4t64", "libssl3t64", "9", "72");
    both.add("postgresql-10", "", Map.of("/usr/lib/postgresql/10/bin/postgres", ""));
    both.add("postgresql-10-cron", "", Map.of("/usr/lib/cron.so", ""));

    PackageBases maker = maker(both);
    maker.make(Bases.of(RECIPE).get("tools"));

    assertThat(maker.used()).containsKey("postgresql-10").doesNotContainKey("postgresql-9");
  }

  @Test
  void a_library_that_no_package_has_is_named_with_the_program_that_wants_it() {
    MadeDeb lacking = merged("libcurl4t64", "libssl3t64", "17", "76");
    lacking.add("shell", "libc6", Map.of("/usr/bin/sh", "libxxhash.so.0 libc.so.6"));

    assertThatThrownBy(() -> make(lacking))
        .isInstanceOf(ImageException.class)
        .hasMessage("base image tools lacks libraries: libxxhash.so.0 (of bin/sh)");
  }

  @Test
  void packages_of_two_releases_never_lie_in_one_folder() {
    assertThat(
            Set.of(
                Release.of("ID=debian\nVERSION_ID=\"12\"\nVERSION_CODENAME=bookworm\n"),
                Release.of("ID=debian\nVERSION_ID=\"13\"\nVERSION_CODENAME=trixie\n"),
                Release.of("ID=debian\nVERSION_CODENAME=forky\n"),
                Release.of("ID=ubuntu\nVERSION_ID=\"24.04\"\nVERSION_CODENAME=noble\n"),
                Release.of("")))
        .containsExactlyInAnyOrder(
            "debian-bookworm", "debian-trixie", "debian-forky", "ubuntu-noble", "linux-unknown");
  }

  /** With everything below /usr, and the ICU library named after its release. */
  private MadeDeb merged(String curl, String ssl, String postgres, String icu) {
    return new MadeDeb(folder)
        .add("libc6", "", Map.of("/usr/lib/x/libc.so.6", "", "/usr/lib64/ld.so", ""))
        .add("shell", "libc6 (>= 2.38)", Map.of("/usr/bin/sh", "libc.so.6"))
        .add("curl", "libc6, " + curl, Map.of("/usr/bin/curl", "libcurl.so.4 libc.so.6 libz.so.1"))
        .add(
            curl,
            ssl + " (>= 3.3), debconf | debconf-2.0, libvirtual, zlib1g:any",
            Map.of("/usr/lib/x/libcurl.so.4", "libssl.so.3"))
        .add("zlib1g", "", Map.of("/usr/lib/x/libz.so.1", ""))
        .add(
            ssl,
            "libc6",
            Map.of(
                "/usr/lib/x/libssl.so.3",
                "libcrypto.so.3",
                "/usr/lib/x/libcrypto.so.3",
                "libc.so.6"))
        .add(
            "postgresql-" + postgres,
            "libicu" + icu,
            Map.of("/usr/lib/postgresql/" + postgres + "/bin/postgres", "libicuuc.so." + icu))
        .add("libicu" + icu, "", Map.of("/usr/lib/x/libicuuc.so." + icu, ""));
  }

  private PackageBases maker(MadeDeb source) {
    return new PackageBases(new Debs(folder.resolve("debs"), source));
  }

  private BaseImage make(MadeDeb source) {
    return maker(source).make(Bases.of(RECIPE).get("tools"));
  }

  private static List<String> files(BaseImage image) throws IOException {
    TreeSet<String> files = new TreeSet<>();
    LayerFiles.of(image.archive()).forEach(file -> files.add(file.path()));
    return List.copyOf(files);
  }
}
