/** A scenario is one immutable value with two spellings, YAML and Java. */
package io.swarmassay.scenario;
