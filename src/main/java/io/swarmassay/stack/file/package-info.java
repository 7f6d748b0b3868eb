/** Reads a stack file as docker stack deploy does, and says all that is wrong with it at once. */
package io.swarmassay.stack.file;
