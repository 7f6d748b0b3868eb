/**
 * Questions to the sample stacks whose replicas run guests: AtomVM virtual machines and what plans
 * them.
 */
package io.swarmassay.probe.guest;
