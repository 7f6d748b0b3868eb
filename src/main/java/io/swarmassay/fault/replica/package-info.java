/** Faults of one replica: its processes, its files, its limits and its place on the overlay. */
package io.swarmassay.fault.replica;
