/** YAML with places: reads files into nodes that know line and column, and collects problems. */
package io.swarmassay.yaml;
