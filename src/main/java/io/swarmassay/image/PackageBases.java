package io.swarmassay.image;

import java.util.List;
import java.util.Map;

/** Makes base images from Debian packages. */
final class PackageBases {
  private final Debs debs;

  PackageBases(Debs debs) {
    this.debs = debs;
  }

  /** The image of a recipe; packages that do not lie here yet are downloaded. */
  BaseImage make(Base base) {
    Map<String, Deb> found = debs.get(base.packages());
    Archive archive = new Archive();
    Closure closure = new Closure();
    for (Component component : base.chain()) {
      Tree tree = tree(component, found);
      closure.add(tree);
      archive.add(component.name(), tree);
    }
    if (!closure.missing().isEmpty()) {
      throw new ImageException(
          "base image "
              + base.name()
              + " lacks libraries: "
              + String.join(", ", closure.missing()));
    }
    return archive.pack("swarmassay/base-" + base.name());
  }

  private static Tree tree(Component component, Map<String, Deb> found) {
    Tree tree = new Tree();
    Unpacked unpacked = new Unpacked(tree, component.strip());
    component.folders().forEach((at, mode) -> tree.add(at, folder(mode)));
    component.packages().forEach((name, globs) -> unpacked.add(found.get(name), globs));
    component.files().forEach(tree::text);
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
