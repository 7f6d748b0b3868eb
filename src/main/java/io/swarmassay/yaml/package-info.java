/**
 * YAML with places: reads files into nodes that know line and column, and collects problems. Reads
 * and writes every file whose name or content is somebody else's.
 */
package io.swarmassay.yaml;
