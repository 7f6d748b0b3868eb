/** Faults, probes and traffic under the names of the catalogue, for scenarios in Java. */
package io.swarmassay.scenario.factory;
