/** Faults of the network between nodes, seen by packets that are really sent. */
package io.swarmassay.fault.network;
