/** Shows a run while it goes on: for a terminal, for a log, for a program, or hardly at all. */
package io.swarmassay.cli.progress;
