/** The command line: one small class for each command. */
package io.swarmassay.cli;
