package io.swarmassay.image;

import java.nio.file.Path;
import java.util.Map;

/**
 * An image that a stack brings its recipe for.
 *
 * @param stack the stack's name
 * @param reference name and tag, as its services name it
 * @param context folder of the Dockerfile and what it copies
 * @param bases by build argument ({@code BASE}, {@code BUILDER}) the base image it receives, or the
 *     reference of an earlier image of the same stack
 */
record StackImage(String stack, String reference, Path context, Map<String, String> bases) {
  /** Whether another image is made of the same. */
  boolean sameRecipe(StackImage other) {
    return context.equals(other.context) && bases.equals(other.bases);
  }
}
