package io.swarmassay.swarm;

/**
 * One layer of an image.
 *
 * @param component what it holds, as the image's history says: {@code base}, {@code runtime-deps},
 *     {@code erlang}, {@code elixir}, {@code app}, {@code database}, ...
 * @param bytes unpacked size
 */
public record Layer(String component, long bytes) {}
