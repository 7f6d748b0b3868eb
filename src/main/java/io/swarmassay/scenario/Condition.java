package io.swarmassay.scenario;

import java.util.function.BiPredicate;

/**
 * What must be so for a fault to make sense, known before anything is started.
 *
 * @param key the key of the step that is at fault, for example {@code hold}
 * @param holds whether a step of a scenario satisfies it
 * @param otherwise why the step is refused, in words that follow the fault's name
 * @param hint the way out
 */
public record Condition(
    String key, BiPredicate<Scenario, Step.Inflict> holds, String otherwise, String hint) {}
