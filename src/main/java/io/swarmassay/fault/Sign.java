package io.swarmassay.fault;

/**
 * What one measurement of a fault's effect showed.
 *
 * @param shows whether the effect is there
 * @param text the measurement in words, for example {@code connect to 4369 timed out after 1 s}
 */
public record Sign(boolean shows, String text) {}
