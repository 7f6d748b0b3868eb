/** Swarmassay proves a Docker Swarm stack; ARCHITECTURE.md is the map of the house. */
package io.swarmassay;
