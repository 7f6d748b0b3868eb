/**
 * The Docker engine's side of the ports; with {@code lab.image} the only package that sees
 * docker-java.
 */
package io.swarmassay.internal.docker;
