package io.swarmassay.image;

import java.nio.file.Path;

/**
 * A data root that holds the images of some stacks, for the engines of a lab to start from a copy
 * of it. Never written to.
 *
 * @param dataRoot where it lies
 * @param hash of all it was made from
 * @param facts what is in it
 */
public record Template(Path dataRoot, String hash, ImageFacts facts) {}
