package io.swarmassay.image;

import java.util.List;
import java.util.Map;

/**
 * One layer of a base image.
 *
 * @param name the component its bytes count for
 * @param packages globs of the paths kept, by package ({@code a|b}: either, {@code #}: the highest
 *     number, {@code ?} at the end: may be missing); a glob that ends in {@code ?} may match
 *     nothing
 * @param folders modes of extra folders, in octal, by path
 * @param files contents of extra files, by path
 * @param links names that point at a path, by that path
 * @param libraries name of a layer directly below that takes the shared libraries which the kept
 *     files need; empty when they are part of this one
 * @param joined globs of kept files that become one, by that one's path
 * @param capabilities what a program may do whoever runs it, by its path
 * @param strip whether .beam files lose what only tools need
 */
record Component(
    String name,
    Map<String, List<String>> packages,
    Map<String, String> folders,
    Map<String, String> files,
    Map<String, List<String>> links,
    String libraries,
    Map<String, String> joined,
    Map<String, String> capabilities,
    boolean strip) {}
