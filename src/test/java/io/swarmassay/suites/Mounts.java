package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.internal.docker.EngineClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Document 002's mounts of the host: folders of a test in the places of the document. */
final class Mounts {
  private static final String KEY = "a key of a test\n";

  private final Path host;
  private final List<String> binds = new ArrayList<>();

  Mounts(Path host) {
    this.host = host;
  }

  /** A folder that anybody may write to: what refuses is the mount. */
  Mounts folder(String inside, String mode) throws IOException {
    Path folder = Files.createDirectories(host.resolve(inside.substring(1)));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    binds.add(folder + ":" + inside + ":" + mode);
    return this;
  }

  Mounts file(String inside, String text, String mode) throws IOException {
    Path file = host.resolve("files" + inside);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    binds.add(file + ":" + inside + ":" + mode);
    return this;
  }

  /** A key in the home of the image's user. */
  Mounts keys(String home, String mode) throws IOException {
    folder(home + "/.ssh", mode);
    Files.writeString(host.resolve((home + "/.ssh/id_ed25519").substring(1)), KEY);
    return this;
  }

  /** The keys, settings and sources that the document mounts. */
  Mounts own(String mode) throws IOException {
    keys("/home/viban", mode).folder("/home/viban/.config/claude", mode);
    folder("/app/src", mode).file("/home/viban/.gitconfig", "[user]\n\tname = Vi Ban\n", mode);
    Files.writeString(host.resolve("home/viban/.config/claude/settings.json"), "{\"model\":\"m\"}");
    Files.writeString(host.resolve("app/src/mix.exs"), "defmodule Mounted do end\n");
    return this;
  }

  Container run(EngineClient engine, String image) {
    Map<String, Object> request =
        Map.of("Entrypoint", List.of("sleep", "600"), "HostConfig", Map.of("Binds", binds));
    return Container.run(engine, image, request);
  }

  /** One that asks for the containers that run, itself among them, and ends. */
  private static Container asking(EngineClient engine, String image, Map<String, Object> host) {
    List<String> ask =
        List.of("curl", "-sS", "--unix-socket", "/var/run/docker.sock", "http://x/containers/json");
    return Container.run(engine, image, Map.of("Entrypoint", ask, "HostConfig", host));
  }

  /** With the socket and its group the engine answers; without, nothing does. */
  static void engine_answers_where_its_socket_is(EngineClient engine, String image, Path socket)
      throws IOException {
    String group = Files.getAttribute(socket, "unix:gid").toString();
    Map<String, Object> mounted =
        Map.of("Binds", List.of(socket + ":/var/run/docker.sock"), "GroupAdd", List.of(group));
    for (Map<String, Object> host : List.of(mounted, Map.<String, Object>of())) {
      try (Container container = asking(engine, image, host)) {
        assertThat(container.exit() == 0).as(container.logs()).isEqualTo(host == mounted);
        assertThat(container.logs().contains(container.id())).isEqualTo(host == mounted);
      }
    }
  }

  void is_written_from_both_sides(Container container, String inside) throws IOException {
    assertThat(container.exec("grep -c ' " + inside + " [^ ]* rw[, ]' /proc/mounts"))
        .as(inside + " is mounted")
        .startsWith("1\n");
    container.exec("echo 'from inside' > " + inside + "/note");
    Path note = host.resolve(inside.substring(1)).resolve("note");
    assertThat(note).as(inside).exists();
    assertThat(Files.readString(note)).isEqualTo("from inside\n");
    Files.writeString(note.resolveSibling("other"), "from the host\n");
    assertThat(container.exec("cat " + inside + "/other")).startsWith("from the host\n");
  }

  static void keys_are_read_and_never_written(Container container) {
    assertThat(container.exec("cat ~/.ssh/id_ed25519")).isEqualTo(KEY + "exit 0\n");
    is_never_written(container, "~/.ssh/known_hosts");
  }

  private static void is_never_written(Container container, String place) {
    assertThat(container.exec("echo x >> " + place))
        .as("writing to " + place)
        .contains("Read-only file system");
  }

  static void are_read_and_never_written(Container container) {
    keys_are_read_and_never_written(container);
    assertThat(container.exec("jq -r .model ~/.config/claude/settings.json"))
        .isEqualTo("m\nexit 0\n");
    assertThat(container.exec("git config --global user.name; cat /app/src/mix.exs"))
        .isEqualTo("Vi Ban\ndefmodule Mounted do end\nexit 0\n");
    for (String place : List.of("~/.config/claude/x", "/app/src/x", "~/.gitconfig")) {
      is_never_written(container, place);
    }
  }

  /** A repository of the host is cloned into the workspace. */
  void are_where_git_works(Container container, String from, String workspace) {
    String said =
        container.exec(
            ("set -e; git init -q --bare %1$s/r.git; git clone -q %1$s/r.git %2$s/w 2>/dev/null;"
                    + " cd %2$s/w; echo hello > file; git add file;"
                    + " git -c user.name=a -c user.email=a@b commit -q -m first;"
                    + " git push -q origin HEAD; git --no-pager -C %1$s/r.git log --all --format=%%s")
                .formatted(from, workspace));
    assertThat(said).isEqualTo("first\nexit 0\n");
    assertThat(host.resolve(workspace.substring(1)).resolve("w/file")).exists();
  }
}
