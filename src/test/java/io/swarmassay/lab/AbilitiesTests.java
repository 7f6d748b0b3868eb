package io.swarmassay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.swarm.Ability;
import org.junit.jupiter.api.Test;

class AbilitiesTests {
  @Test
  void the_probes_words_are_read_and_other_lines_skipped() {
    assertThat(
            Abilities.parse("NETEM no Specified qdisc kind is unknown.\nnoise\nTBF yes tc tbf\n"))
        .containsExactly(
            new AbilityFinding(Ability.NETEM, false, "Specified qdisc kind is unknown."),
            new AbilityFinding(Ability.TBF, true, "tc tbf"));
  }

  @Test
  void every_ability_has_a_finding_with_a_reason() {
    assertThat(Abilities.findings())
        .extracting(AbilityFinding::ability)
        .containsExactly(Ability.values());
    assertThat(Abilities.findings()).noneMatch(finding -> finding.reason().isBlank());
  }
}
