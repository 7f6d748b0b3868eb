package io.swarmassay.image;

import java.util.List;

/**
 * A base image, as data.
 *
 * @param name what a stack file calls it
 * @param chain components of the base it starts from, then its own; a layer each, bottom first
 */
record Base(String name, List<Component> chain) {
  /** What follows a base's name in the name of its companion that compiles. */
  static final String BUILDER = "-builder";

  /** Names of all packages it takes files from, as the recipe spells them, without repetition. */
  List<String> packages() {
    return chain.stream().flatMap(part -> part.packages().keySet().stream()).distinct().toList();
  }
}
