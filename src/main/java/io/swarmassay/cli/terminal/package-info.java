/**
 * What all commands share: where they write, their exit codes, their options, their way to put
 * things.
 */
package io.swarmassay.cli.terminal;
