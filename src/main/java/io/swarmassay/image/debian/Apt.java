package io.swarmassay.image.debian;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The packages that this machine's apt knows. */
public final class Apt implements PackageSource {
  private static final Duration DOWNLOAD = Duration.ofMinutes(10);
  private static final Duration UPDATE = Duration.ofMinutes(5);
  private final List<String> options;

  private Apt(List<String> options) {
    this.options = options;
  }

  /** With the lists and sources that this machine uses itself. */
  public static Apt ofThisMachine() {
    return new Apt(List.of());
  }

  /** With options before each command, for example other sources. */
  static Apt with(List<String> options) {
    return new Apt(List.copyOf(options));
  }

  @Override
  public Set<String> having(Collection<String> names) {
    List<String> arguments = new ArrayList<>(List.of("show", "--no-all-versions"));
    arguments.addAll(names);
    Set<String> found = new TreeSet<>();
    apt("apt-cache", arguments)
        .text()
        .lines()
        .filter(line -> line.startsWith("Package: "))
        .forEach(line -> found.add(line.substring("Package: ".length()).strip()));
    found.retainAll(names);
    return found;
  }

  /** What apt shows of a package's newest version; empty when it knows none. */
  String shown(String name) {
    HostCommand.Result shown = apt("apt-cache", List.of("show", "--no-all-versions", name));
    return shown.exit() == 0 ? shown.text() : "";
  }

  @Override
  public List<String> beginning(String prefix) {
    return apt("apt-cache", List.of("pkgnames", prefix)).text().lines().toList();
  }

  @Override
  public void refresh() {
    apt("apt-get", List.of("-q", "update"));
  }

  @Override
  public void download(Collection<String> names, Path folder) {
    List<String> arguments = new ArrayList<>(List.of("-q", "download"));
    if ("root".equals(System.getProperty("user.name"))) {
      arguments.addAll(0, List.of("-o", "APT::Sandbox::User=root"));
    }
    arguments.addAll(names);
    List<String> command = command("apt-get", arguments);
    if (HostCommand.run(folder, DOWNLOAD, command).exit() == 0) {
      return;
    }
    refresh();
    HostCommand.Result second = HostCommand.run(folder, DOWNLOAD, command);
    if (second.exit() != 0) {
      throw new ImageException(
          String.format(
              Locale.ROOT,
              "packages cannot be downloaded (%s):\n%s",
              String.join(" ", command),
              second.tail(5)));
    }
  }

  private HostCommand.Result apt(String program, List<String> arguments) {
    return HostCommand.run(Path.of("/"), UPDATE, command(program, arguments));
  }

  private List<String> command(String program, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(options);
    command.addAll(arguments);
    return command;
  }
}
