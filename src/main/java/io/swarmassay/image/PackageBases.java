package io.swarmassay.image;

import io.swarmassay.image.debian.Deb;
import io.swarmassay.image.debian.Debs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes base images from Debian packages. */
final class PackageBases {
  private static final String OPTIONAL = "?";
  private final Debs debs;
  private final Map<String, Deb> used = new TreeMap<>();

  PackageBases(Debs debs) {
    this.debs = debs;
  }

  /** The packages of all images made, by name: those that recipes name and those of libraries. */
  Map<String, Deb> used() {
    return used;
  }

  /**
   * A layer that was made.
   *
   * @param component what its bytes count for
   * @param tree what is in it
   */
  record Layered(String component, Tree tree) {}

  /** The image of a recipe; packages that do not lie here yet are downloaded. */
  BaseImage make(Base base) {
    Archive archive = new Archive();
    layers(base).forEach(layer -> archive.add(layer.component(), layer.tree()));
    return archive.pack("swarmassay/base-" + base.name());
  }

  /** The layers of a recipe, bottom first. */
  List<Layered> layers(Base base) {
    Map<String, Deb> found = debs.get(wanted(base));
    found.values().forEach(deb -> used.put(deb.name(), deb));
    List<Layered> layers = new ArrayList<>();
    Libraries libraries = new Libraries(debs);
    for (Component component : base.chain()) {
      Map<String, Deb> owners = new HashMap<>();
      Tree tree = tree(component, found, owners);
      Tree lacking = libraries.of(base.name(), tree, owners);
      if (component.libraries().isEmpty()) {
        lacking.entries().forEach(tree::add);
      } else if (!lacking.entries().isEmpty()) {
        layers.add(new Layered(component.libraries(), lacking));
      }
      layers.add(new Layered(component.name(), tree));
    }
    used.putAll(libraries.used());
    return List.copyOf(layers);
  }

  /**
   * The packages that must be there, and those that may be missing as far as the release has them.
   */
  List<String> wanted(Base base) {
    return base.packages().stream()
        .filter(name -> !name.endsWith(OPTIONAL) || debs.exists(plain(name)))
        .map(PackageBases::plain)
        .distinct()
        .toList();
  }

  private static String plain(String name) {
    return name.endsWith(OPTIONAL) ? name.substring(0, name.length() - 1) : name;
  }

  private static Tree tree(Component component, Map<String, Deb> found, Map<String, Deb> owners) {
    Tree tree = new Tree();
    Unpacked unpacked = new Unpacked(tree, component.strip());
    component.folders().forEach((at, mode) -> tree.add(at, folder(mode)));
    component
        .packages()
        .forEach(
            (name, globs) -> {
              Deb deb = found.get(plain(name));
              if (deb != null) {
                unpacked.add(deb, globs).forEach(path -> owners.put(path, deb));
              }
            });
    component.files().forEach(tree::text);
    component.joined().forEach(tree::join);
    component.capabilities().forEach(tree::allow);
    component.links().forEach((target, names) -> link(tree, target, names));
    return tree;
  }

  private static Tree.Folder folder(String mode) {
    return new Tree.Folder(Integer.parseInt(mode, 8));
  }

  private static void link(Tree tree, String target, List<String> names) {
    String folder = target.substring(0, target.lastIndexOf('/') + 1);
    for (String name : names) {
      tree.add(name.startsWith("/") ? name : folder + name, new Tree.Link(target));
    }
  }
}
