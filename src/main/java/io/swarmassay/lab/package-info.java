/** A private swarm of N nodes on this machine that we start, own and remove. */
package io.swarmassay.lab;
