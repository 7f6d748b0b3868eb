/** What a stack file says that swarm takes and its users regret, told before anything starts. */
package io.swarmassay.stack.lint;
