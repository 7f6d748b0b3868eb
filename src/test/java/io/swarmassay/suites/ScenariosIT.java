package io.swarmassay.suites;

import io.swarmassay.junit.Scenarios;
import io.swarmassay.scenario.Scenario;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Isolated;

/** Every scenario file of the chosen tier ({@code -Dassay.tier}, default verify) is PASSED. */
@Isolated("its budgets hold times")
class ScenariosIT {
  @TestFactory
  Stream<DynamicTest> every_scenario_holds() {
    String tier = System.getProperty("assay.tier", "verify").toUpperCase(Locale.ROOT);
    String chosen = System.getProperty("assay.suites", "");
    return Scenarios.of(Path.of("."), Scenario.Tier.valueOf(tier))
        .filter(
            test ->
                chosen.isBlank()
                    || Stream.of(chosen.split(",")).anyMatch(test.getDisplayName()::startsWith));
  }
}
