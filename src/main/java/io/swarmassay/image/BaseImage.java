package io.swarmassay.image;

import io.swarmassay.swarm.Layer;
import java.util.List;

/**
 * A base image, ready to be loaded by an engine.
 *
 * @param reference its name and tag; the tag tells contents apart
 * @param id hash of its configuration, {@code sha256:...}; the identifier that an engine with the
 *     classic image store gives it
 * @param diffs hashes of its unpacked layers, bottom first: what every image store agrees on
 * @param layers its layers, bottom first, unpacked sizes
 * @param archive as {@code docker save} writes it
 */
record BaseImage(
    String reference, String id, List<String> diffs, List<Layer> layers, byte[] archive) {}
