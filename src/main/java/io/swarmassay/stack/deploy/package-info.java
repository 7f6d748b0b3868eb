/**
 * Deploys a stack, races for its subnets and waits for it to converge; the handle of one that runs.
 */
package io.swarmassay.stack.deploy;
