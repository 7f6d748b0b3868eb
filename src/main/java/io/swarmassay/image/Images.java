package io.swarmassay.image;

import io.swarmassay.image.debian.Deb;
import io.swarmassay.image.debian.Debs;
import io.swarmassay.image.debian.ImageException;
import io.swarmassay.image.debian.Sha256;
import io.swarmassay.internal.docker.EngineClient;
import io.swarmassay.lab.EngineRoot;
import io.swarmassay.stack.Stack;
import io.swarmassay.stack.file.StackFile;
import io.swarmassay.yaml.BadInput;
import io.swarmassay.yaml.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes the images of stacks, once: base images from the host's packages, the stacks' own images on
 * a throw-away engine, all of it kept as a data root under a hash of what it was made from.
 */
public final class Images {
  /** Part of every hash: raise it when this code makes something else of the same input. */
  private static final String RECIPE = "3";

  private final Cache cache;
  private final Debs debs;
  private final Bases bases = Bases.known();
  private final Map<String, String> pinned;
  private final Path folder;
  private final EngineRoot engine;
  private final ReadyImages readyImages =
      new ReadyImages(MachineEngine.at(System.getenv("DOCKER_HOST")));

  private Images(Path cache, Map<String, String> pinned, EngineRoot engine) {
    this.pinned = pinned;
    this.folder = cache;
    this.engine = engine;
    this.cache = new Cache(cache);
    this.debs = Debs.ofThisMachine(cache);
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
    return new Images(
        cache.toAbsolutePath(), RegistryBases.pinned(set), EngineRoot.ofThisMachine());
  }

  /**
   * For labs that run this engine. A data root with the engine's own image store is the same for
   * all of them, as at an upgrade; one with containerd's is made by the engine itself.
   */
  public Images on(EngineRoot other) {
    return other.store() == EngineRoot.Store.CONTAINERD ? new Images(folder, pinned, other) : this;
  }

  /**
   * The data root with all images that these stacks bring recipes for; made when it is not there.
   *
   * @throws BadInput when a stack file names images wrongly
   * @throws ImageException when an image cannot be made
   */
  public Template template(List<Stack> stacks) {
    Wanted images = wanted(stacks);
    Optional<Template> there = known(images).flatMap(cache::find);
    return there.orElseGet(
        () -> cache.locked(() -> known(images).flatMap(cache::find).orElseGet(() -> make(images))));
  }

  /**
   * Gives an engine the base images that these stacks' Dockerfiles start from, so that {@code
   * docker build} finds them there by name.
   *
   * @return the names they got
   */
  public List<String> export(List<Stack> stacks, Path socket) {
    List<String> names = new ArrayList<>();
    Export export = new Export(bases);
    try (EngineClient into = EngineClient.at(socket)) {
      for (Base base : needed(built(stacks))) {
        String name = base.name();
        BaseImage image =
            pinned.containsKey(name)
                ? RegistryBases.pull(name, pinned.get(name))
                : new PackageBases(debs).make(base);
        names.addAll(export.load(into, name, image));
      }
    }
    return List.copyOf(names);
  }

  /**
   * What a template is to hold.
   *
   * @param built by recipes
   * @param ready loaded as they are
   */
  private record Wanted(List<StackImage> built, List<ReadyImage> ready) {}

  private Wanted wanted(List<Stack> stacks) {
    List<StackImage> built = built(stacks);
    Set<String> names = built.stream().map(StackImage::reference).collect(Collectors.toSet());
    List<ReadyImage> ready = new ArrayList<>();
    for (Stack stack : stacks) {
      Problems problems = new Problems();
      StackFile.read(stack, problems)
          .ifPresent(file -> ready.addAll(readyImages.of(stack, file, names)));
      problems.throwIfAny();
    }
    return new Wanted(built, ready.stream().distinct().toList());
  }

  private List<StackImage> built(List<Stack> stacks) {
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
            String.format(
                Locale.ROOT,
                "stacks %s and %s both make %s, but differently: give one another tag",
                first.stack(),
                image.stack(),
                image.reference()));
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

  /** The hash of what is asked for, unless a base was never made of packages on this machine. */
  private Optional<String> known(Wanted images) {
    Map<String, Deb> found = new TreeMap<>();
    for (Base base : fromPackages(images.built)) {
      Optional<List<String>> names = Ingredients.read(debs.folder(), base.name(), bases.text());
      Map<String, Deb> known = debs.known(names.orElse(List.of()));
      if (names.isEmpty() || known.size() < names.get().size()) {
        return Optional.empty();
      }
      found.putAll(known);
    }
    return Optional.of(hash(images, found.values()));
  }

  private List<Base> fromPackages(List<StackImage> images) {
    return needed(images).stream().filter(base -> !pinned.containsKey(base.name())).toList();
  }

  private String hash(Wanted images, Collection<Deb> found) {
    Sha256 hash = new Sha256().add(RECIPE).add(bases.text()).add(pinned.toString());
    if (engine.store() == EngineRoot.Store.CONTAINERD) {
      hash.add(engine.name());
    }
    found.forEach(deb -> hash.add(deb.name()).add(deb.version()).add(deb.sha256()));
    for (StackImage image : images.built) {
      hash.add(image.stack()).add(image.reference()).add(image.bases().toString());
      hash.add(Sha256.of(BuildContext.of(image.context()).tar()));
    }
    images.ready.forEach(image -> hash.add(image.reference()).add(image.identity()));
    return hash.hex();
  }

  private Template make(Wanted images) {
    Map<String, BaseImage> made = new TreeMap<>();
    Map<String, Deb> found = new TreeMap<>();
    for (Base base : fromPackages(images.built)) {
      PackageBases maker = new PackageBases(debs);
      made.put(base.name(), maker.make(base));
      found.putAll(maker.used());
      List<String> names = List.copyOf(maker.used().keySet());
      Ingredients.write(debs.folder(), base.name(), bases.text(), names);
    }
    String hash = hash(images, found.values());
    return cache
        .find(hash)
        .orElseGet(
            () ->
                cache.put(hash, engine.store(), data -> fill(data, images, made, found.values())));
  }

  private ImageFacts fill(
      Path data, Wanted images, Map<String, BaseImage> made, Collection<Deb> found) {
    for (Base base : needed(images.built)) {
      made.computeIfAbsent(base.name(), name -> RegistryBases.pull(name, pinned.get(name)));
    }
    try (Kiln kiln = new Kiln(engine)) {
      Firing firing = new Firing(kiln.engine(), made);
      firing.loadBases();
      List<ImageFacts.Image> all = new ArrayList<>();
      images.built.forEach(image -> all.add(firing.build(image)));
      for (ReadyImage image : images.ready) {
        readyImages.load(image, kiln.engine());
        all.add(firing.loaded(image));
      }
      firing.tidy();
      String engine = firing.version();
      kiln.unload(data);
      return new ImageFacts(all, found.stream().map(Images::fact).toList(), engine);
    }
  }

  private static ImageFacts.Package fact(Deb deb) {
    return new ImageFacts.Package(deb.name(), deb.version(), deb.sha256());
  }
}
