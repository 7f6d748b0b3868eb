package io.swarmassay.lab;

import io.swarmassay.swarm.Ability;

/**
 * What a probe of this machine found.
 *
 * @param present whether it works here
 * @param reason what was tried and worked, or what the machine said instead; one line
 */
public record AbilityFinding(Ability ability, boolean present, String reason) {}
