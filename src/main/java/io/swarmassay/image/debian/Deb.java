package io.swarmassay.image.debian;

import java.nio.file.Path;

/**
 * A Debian package as it was found.
 *
 * @param name its name
 * @param version its version, epoch included
 * @param sha256 hash of the package file, 64 hexadecimal digits
 * @param file where it lies
 */
public record Deb(String name, String version, String sha256, Path file) {}
