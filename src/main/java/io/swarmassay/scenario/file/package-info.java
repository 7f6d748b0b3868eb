/** Reads scenario files and budget files, section by section, with every problem at its place. */
package io.swarmassay.scenario.file;
