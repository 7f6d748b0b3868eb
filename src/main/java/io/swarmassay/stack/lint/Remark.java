package io.swarmassay.stack.lint;

import io.swarmassay.yaml.Yaml;

/**
 * What somebody will regret.
 *
 * @param at its place in the stack file
 * @param message what will happen, with numbers
 * @param hint the way out
 */
record Remark(Yaml at, String message, String hint) {}
