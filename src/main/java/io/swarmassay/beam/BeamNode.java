package io.swarmassay.beam;

import io.swarmassay.swarm.Replica;

/**
 * An Erlang node inside a replica.
 *
 * @param name its full name, for example {@code atomvm_node1@atomvm-1}
 * @param port its distribution port, as its EPMD says
 * @param replica where it lives
 */
public record BeamNode(String name, int port, Replica replica) {}
