package io.swarmassay.image;

import java.nio.file.Path;

/**
 * An image that a stack brings no recipe for: it is loaded as it is.
 *
 * @param stack the stack's name
 * @param reference name and tag, as its services name it
 * @param identity a hash of what will be loaded
 * @param archive the file that holds it; null when the machine's own engine does
 */
record ReadyImage(String stack, String reference, String identity, Path archive) {
  /** Where it comes from, for people. */
  String source() {
    return archive == null ? "this machine's engine" : archive.getFileName().toString();
  }
}
