/** Packages of a Debian archive: found, fetched, verified, read. */
package io.swarmassay.image.debian;
