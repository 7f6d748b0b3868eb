package io.swarmassay.image;

import io.swarmassay.swarm.Layer;
import java.util.List;
import java.util.Map;

/**
 * What a template holds, for the evidence.
 *
 * @param images the stacks' images
 * @param packages Debian packages that the base images were made of
 * @param engine version of the engine that built them
 */
public record ImageFacts(List<Image> images, List<Package> packages, String engine) {
  /**
   * An image of a stack.
   *
   * @param stack the stack it belongs to
   * @param reference name and tag
   * @param id its identifier, {@code sha256:...}
   * @param bases identifiers of its base images by build argument; of one that was loaded as it is,
   *     where it was, under {@code from}
   * @param layers its layers, bottom first, unpacked sizes in bytes
   * @param files its largest files, the largest first
   */
  public record Image(
      String stack,
      String reference,
      String id,
      Map<String, String> bases,
      List<Layer> layers,
      List<ImageFile> files) {
    /** Bytes of all layers. */
    public long size() {
      return layers.stream().mapToLong(Layer::bytes).sum();
    }

    /** Bytes of the layers of one component. */
    public long size(String component) {
      return layers.stream()
          .filter(layer -> layer.component().equals(component))
          .mapToLong(Layer::bytes)
          .sum();
    }
  }

  /**
   * A package as it was found.
   *
   * @param name its name
   * @param version its version
   * @param sha256 hash of its file
   */
  public record Package(String name, String version, String sha256) {}
}
