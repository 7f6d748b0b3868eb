package io.swarmassay.image.debian;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The engine that a Debian release has packages of.
 *
 * @param release its name, for example {@code trixie}
 * @param version the engine's version, for example {@code 26.1.5}
 */
public record DebianEngine(String release, String version) {
  /** Asked one after the other; what a mirror does not have is left out. */
  private static final List<String> RELEASES = List.of("bookworm", "trixie", "forky", "sid");

  private static final Path KEYS = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");
  private static final String MIRROR = "http://deb.debian.org/debian";
  private static final Duration DEADLINE = Duration.ofMinutes(5);
  private static final Pattern VERSION =
      Pattern.compile("Version: (?:\\d+:)?(\\d+\\.\\d+(?:\\.\\d+)?)");

  /** Whether a user means this one: its release, or the beginning of its version. */
  public boolean answersTo(String name) {
    return name.equals(release) || name.equals(version) || version.startsWith(name + ".");
  }

  /** The packages of its release, in a folder. */
  public Debs debs(Path folder) {
    return new Debs(folder.resolve("debs").resolve(release), apt(folder, release));
  }

  /** Those that the mirror of this machine has, each version once, the oldest first. */
  public static List<DebianEngine> offered(Path folder) {
    List<DebianEngine> offered = new ArrayList<>();
    for (String release : RELEASES) {
      version(folder, release)
          .filter(version -> offered.stream().noneMatch(known -> known.version.equals(version)))
          .ifPresent(version -> offered.add(new DebianEngine(release, version)));
    }
    return List.copyOf(offered);
  }

  /** What that release's lists say; they are fetched once, when they are not there. */
  private static Optional<String> version(Path folder, String release) {
    Path asked = folder.resolve("lists").resolve(release).resolve("asked");
    Apt apt = apt(folder, release);
    if (!Files.exists(asked)) {
      apt.refresh();
      try {
        Files.createFile(asked);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    Matcher version = VERSION.matcher(apt.shown("docker.io"));
    return version.find() ? Optional.of(version.group(1)) : Optional.empty();
  }

  /** An apt with lists of its own, of one release only; the machine's are left alone. */
  private static Apt apt(Path folder, String release) {
    Path own = folder.resolve("lists").resolve(release);
    try {
      Files.createDirectories(own.resolve("state/lists/partial"));
      Files.createDirectories(own.resolve("cache/archives/partial"));
      Path status = own.resolve("status");
      if (!Files.exists(status)) {
        Files.createFile(status);
      }
      String signed = Files.exists(KEYS) ? "[signed-by=" + KEYS + "] " : "";
      Files.writeString(
          own.resolve("sources.list"), "deb " + signed + mirror() + " " + release + " main\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Apt.with(
        List.of(
            "-o",
            "Dir::Etc::sourcelist=" + own.resolve("sources.list"),
            "-o",
            "Dir::Etc::sourceparts=-",
            "-o",
            "Dir::State=" + own.resolve("state"),
            "-o",
            "Dir::State::status=" + own.resolve("status"),
            "-o",
            "Dir::Cache=" + own.resolve("cache"),
            // A mirror's copy of a release that is not out yet may be some weeks old.
            "-o",
            "Acquire::Check-Valid-Until=false",
            "-o",
            "Acquire::Languages=none",
            "-o",
            "APT::Sandbox::User=root"));
  }

  /** The one that this machine's apt uses for its own release. */
  private static String mirror() {
    String format = "$(SITE) $(LABEL)";
    return HostCommand.run(
            Path.of("/"),
            DEADLINE,
            List.of("apt-get", "indextargets", "--format", format, "Identifier: Packages"))
        .text()
        .lines()
        .filter(line -> line.endsWith(" Debian"))
        .map(line -> line.split(" ")[0])
        .findFirst()
        .orElse(MIRROR);
  }
}
