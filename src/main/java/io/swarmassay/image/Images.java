package io.swarmassay.image;

import io.swarmassay.stack.Stack;
import io.swarmassay.yaml.BadInput;
import io.swarmassay.yaml.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes the images of stacks, once: base images from the host's packages, the stacks' own images on
 * a throw-away engine, all of it kept as a data root under a hash of what it was made from.
 */
public final class Images {
  /** Part of every hash: raise it when this code makes something else of the same input. */
  private static final String RECIPE = "2";

  private final Cache cache;
  private final Debs debs;
  private final Bases bases = Bases.known();
  private final Map<String, String> pinned;

  private Images(Path cache, Map<String, String> pinned) {
    this.pinned = pinned;
    this.cache = new Cache(cache);
    this.debs = new Debs(cache.resolve("debs"));
  }

  /** With the cache in {@code ASSAY_CACHE}, else {@code ~/.cache/swarmassay}. */
  public static Images ofThisMachine() {
    return in(cacheOfThisMachine());
  }

  static Path cacheOfThisMachine() {
    String set = System.getenv("ASSAY_CACHE");
    return set == null || set.isBlank()
        ? Path.of(System.getProperty("user.home"), ".cache", "swarmassay")
        : Path.of(set);
  }

  /**
   * With a cache in this folder; runs side by side may share it. Base images that {@code
   * ASSAY_BASES} pins ({@code beam=docker.io/library/erlang@sha256:...,...}) come from a registry.
   */
  public static Images in(Path cache) {
    String set = System.getenv().getOrDefault("ASSAY_BASES", "");
    return new Images(cache.toAbsolutePath(), RegistryBases.pinned(set));
  }

  /**
   * The data root with all images that these stacks bring recipes for; made when it is not there.
   *
   * @throws BadInput when a stack file names images wrongly
   * @throws ImageException when an image cannot be made
   */
  public Template template(List<Stack> stacks) {
    List<StackImage> images = wanted(stacks);
    List<String> packages = packages(images);
    Optional<Template> there = known(images, packages).flatMap(cache::find);
    return there.orElseGet(() -> cache.locked(() -> make(images, packages)));
  }

  private List<StackImage> wanted(List<Stack> stacks) {
    Problems problems = new Problems();
    StackImages reader = new StackImages(bases, problems);
    List<StackImage> images = new ArrayList<>();
    stacks.forEach(stack -> images.addAll(reader.of(stack)));
    problems.throwIfAny();
    return once(images);
  }

  /** An image that several stacks share is made once; two recipes for one name are a mistake. */
  private static List<StackImage> once(List<StackImage> images) {
    Map<String, StackImage> byReference = new LinkedHashMap<>();
    for (StackImage image : images) {
      StackImage first = byReference.putIfAbsent(image.reference(), image);
      if (first != null && !first.sameRecipe(image)) {
        throw new ImageException(
            "stacks %s and %s both make %s, but differently: give one another tag"
                .formatted(first.stack(), image.stack(), image.reference()));
      }
    }
    return List.copyOf(byReference.values());
  }

  private List<Base> needed(List<StackImage> images) {
    return images.stream()
        .flatMap(image -> image.bases().values().stream())
        .filter(bases::has)
        .distinct()
        .sorted()
        .map(bases::get)
        .toList();
  }

  private List<String> packages(List<StackImage> images) {
    return needed(images).stream()
        .filter(base -> !pinned.containsKey(base.name()))
        .flatMap(base -> base.packages().stream())
        .distinct()
        .toList();
  }

  /** The hash of what is asked for, unless a package was never resolved on this machine. */
  private Optional<String> known(List<StackImage> images, List<String> packages) {
    Map<String, Deb> found = debs.known(packages);
    return found.size() == packages.size()
        ? Optional.of(hash(images, found.values()))
        : Optional.empty();
  }

  private String hash(List<StackImage> images, Collection<Deb> found) {
    Sha256 hash = new Sha256().add(RECIPE).add(bases.text()).add(pinned.toString());
    found.forEach(deb -> hash.add(deb.name()).add(deb.version()).add(deb.sha256()));
    for (StackImage image : images) {
      hash.add(image.stack()).add(image.reference()).add(image.bases().toString());
      hash.add(Sha256.of(Context.of(image.context()).tar()));
    }
    return hash.hex();
  }

  private Template make(List<StackImage> images, List<String> packages) {
    Map<String, Deb> found = debs.get(packages);
    String hash = hash(images, found.values());
    return cache.find(hash).orElseGet(() -> cache.put(hash, data -> fill(data, images, found)));
  }

  private ImageFacts fill(Path data, List<StackImage> images, Map<String, Deb> found) {
    PackageBases maker = new PackageBases(debs);
    Map<String, BaseImage> made = new TreeMap<>();
    for (Base base : needed(images)) {
      String reference = pinned.get(base.name());
      made.put(
          base.name(),
          reference == null ? maker.make(base) : RegistryBases.pull(base.name(), reference));
    }
    try (Kiln kiln = new Kiln()) {
      Firing firing = new Firing(kiln.engine(), made);
      firing.loadBases();
      List<ImageFacts.Image> built = images.stream().map(firing::build).toList();
      firing.tidy();
      String engine = firing.version();
      kiln.unload(data);
      return new ImageFacts(built, found.values().stream().map(Images::fact).toList(), engine);
    }
  }

  private static ImageFacts.Package fact(Deb deb) {
    return new ImageFacts.Package(deb.name(), deb.version(), deb.sha256());
  }
}
