package io.swarmassay.image;

/**
 * One file of an image, for the evidence.
 *
 * @param component what its layer counts for
 * @param path where it lies, without a leading slash
 * @param bytes its size
 */
public record ImageFile(String component, String path, long bytes) {}
