/** Faults of a node: its engine, its power, its role in the swarm, its processors. */
package io.swarmassay.fault.node;
