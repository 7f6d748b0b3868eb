package io.swarmassay.image;

import io.swarmassay.image.debian.Deb;
import io.swarmassay.image.debian.DebianEngine;
import io.swarmassay.image.debian.Debs;
import io.swarmassay.image.debian.Disk;
import io.swarmassay.image.debian.ImageException;
import io.swarmassay.image.debian.Sha256;
import io.swarmassay.lab.EngineRoot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Engines of one's choice: the machine's own, a folder of static programs, or those of another
 * Debian release, assembled from its packages and kept in the cache.
 */
public final class EngineRoots {
  /** Ends the name of an engine that keeps its images in containerd. */
  public static final String CONTAINERD = "+containerd";

  /** The word for every engine that can be had here. */
  public static final String ALL = "all";

  private static final String RECIPE = "1";

  /** What an engine starts at some time. */
  private static final List<String> PROGRAMS =
      List.of(
          "dockerd",
          "containerd",
          "containerd-shim-runc-v2",
          "runc",
          "docker-init",
          "docker-proxy",
          "iptables",
          "sh");

  private final Path folder;
  private final Cache cache;

  private EngineRoots(Path cache) {
    this.folder = cache.toAbsolutePath().resolve("engines");
    this.cache = new Cache(cache.toAbsolutePath());
  }

  /** With the cache in {@code ASSAY_CACHE}, else {@code ~/.cache/swarmassay}. */
  public static EngineRoots ofThisMachine() {
    return new EngineRoots(Images.cacheOfThisMachine());
  }

  /** Those a mirror of Debian has packages of, the oldest first; asks it. */
  public List<DebianEngine> offered() {
    return cache.locked(() -> DebianEngine.offered(folder));
  }

  /**
   * The engine of a name: the beginning of a version ({@code 28.5}), a release ({@code forky}), a
   * folder, or nothing for the machine's own, each with {@code +containerd} or without.
   *
   * @throws ImageException when there is none, with those there are
   */
  public EngineRoot find(String name) {
    boolean containerd = name.endsWith(CONTAINERD);
    String plain = containerd ? name.substring(0, name.length() - CONTAINERD.length()) : name;
    EngineRoot root = plain(plain);
    return containerd ? root.withContainerdStore() : root;
  }

  /** Names that {@link #find} takes for every engine there is, and the newest once more. */
  public List<String> all() {
    List<String> names = new ArrayList<>(offered().stream().map(DebianEngine::version).toList());
    if (names.isEmpty()) {
      throw new ImageException("no Debian mirror answers, so there is only this machine's engine");
    }
    names.add(names.get(names.size() - 1) + CONTAINERD);
    return List.copyOf(names);
  }

  private EngineRoot plain(String name) {
    if (name.isEmpty() || name.equals("machine")) {
      return new EngineRoot("machine", Optional.empty(), EngineRoot.Store.GRAPH);
    }
    if (name.contains("/")) {
      Path programs = Path.of(name).toAbsolutePath();
      if (!Files.isExecutable(programs.resolve("dockerd"))) {
        throw new ImageException("engine " + name + ": no dockerd in that folder");
      }
      return new EngineRoot(name, Optional.of(programs), EngineRoot.Store.GRAPH);
    }
    return cache.locked(() -> assembled(name));
  }

  private EngineRoot assembled(String name) {
    List<DebianEngine> offered = DebianEngine.offered(folder);
    DebianEngine engine =
        offered.stream()
            .filter(each -> each.answersTo(name))
            .findFirst()
            .orElseThrow(() -> new ImageException(unknown(name, offered)));
    Debs debs = engine.debs(folder);
    PackageBases maker = new PackageBases(debs);
    Base recipe = Bases.of(recipe()).get("engine");
    String hash = hash(debs, recipe);
    Path root = folder.resolve("roots").resolve(engine.version() + "-" + hash.substring(0, 12));
    if (!Files.exists(root)) {
      fill(root, maker.layers(recipe));
    }
    return new EngineRoot(engine.version(), Optional.of(root), EngineRoot.Store.GRAPH);
  }

  private static String unknown(String name, List<DebianEngine> offered) {
    return String.format(
        Locale.ROOT,
        "no engine %s; there are: machine%s, or a folder with dockerd in it",
        name,
        offered.stream()
            .map(each -> ", " + each.version() + " (" + each.release() + ")")
            .reduce("", String::concat));
  }

  private static String hash(Debs debs, Base recipe) {
    Sha256 hash = new Sha256().add(RECIPE).add(recipe());
    Map<String, Deb> found = debs.get(new PackageBases(debs).wanted(recipe));
    found.values().forEach(deb -> hash.add(deb.name()).add(deb.version()).add(deb.sha256()));
    return hash.hex();
  }

  private void fill(Path root, List<PackageBases.Layered> layers) {
    Path making = folder.resolve("making");
    Disk.delete(making);
    try {
      Files.createDirectories(making);
      for (PackageBases.Layered layer : layers) {
        TreeFiles.write(layer.tree(), making);
      }
      iptables(making);
      complete(making);
      Files.createDirectories(root.getParent());
      Files.move(making, root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A program that is a link to a package of its own in this release would be missed only later.
   */
  static void complete(Path root) {
    for (String program : PROGRAMS) {
      if (Stream.of("usr/bin", "usr/sbin", "bin", "sbin")
          .noneMatch(folder -> Files.exists(root.resolve(folder).resolve(program)))) {
        throw new ImageException("the packages of this engine's release bring no " + program);
      }
    }
  }

  /** The kind that this machine uses: the kernel is the same one. */
  private static void iptables(Path root) throws IOException {
    Path here = Path.of("/usr/sbin/iptables");
    String kind = Files.exists(here) ? here.toRealPath().getFileName().toString() : "";
    String multi = kind.startsWith("xtables-") ? kind : "xtables-nft-multi";
    for (String name :
        List.of(
            "iptables",
            "ip6tables",
            "iptables-save",
            "iptables-restore",
            "ip6tables-save",
            "ip6tables-restore")) {
      Path link = root.resolve("usr/sbin").resolve(name);
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, Path.of(multi));
    }
  }

  private static String recipe() {
    try (InputStream in = EngineRoots.class.getResourceAsStream("engine.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
