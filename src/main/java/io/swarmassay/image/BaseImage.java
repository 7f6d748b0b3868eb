package io.swarmassay.image;

import io.swarmassay.swarm.Layer;
import java.util.List;

/**
 * A base image, ready to be loaded by an engine.
 *
 * @param reference its name and tag; the tag tells contents apart
 * @param id the image identifier the engine will give it, {@code sha256:...}
 * @param layers its layers, bottom first, unpacked sizes
 * @param archive as {@code docker save} writes it
 */
record BaseImage(String reference, String id, List<Layer> layers, byte[] archive) {}
