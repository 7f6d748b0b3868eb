package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ChosenSuitesTests {
  @Test
  void without_a_choice_every_class_runs() {
    assertThat(ChosenSuites.runs("", "MessagingIT")).isTrue();
  }

  @Test
  void a_choice_runs_the_classes_it_begins_and_no_other() {
    assertThat(ChosenSuites.runs("single-container,messaging", "SingleContainerIT")).isTrue();
    assertThat(ChosenSuites.runs("single-container,messaging", "MessagingIT")).isTrue();
    assertThat(ChosenSuites.runs("single-container,messaging", "PlannerIT")).isFalse();
    assertThat(ChosenSuites.runs("planner", "HarnessKilledIT")).isFalse();
  }

  @Test
  void scenario_files_choose_among_themselves_and_unit_tests_are_not_concerned() {
    assertThat(ChosenSuites.runs("planner", "ScenariosIT")).isTrue();
    assertThat(ChosenSuites.runs("planner", "JudgeTests")).isTrue();
  }

  @Test
  void the_build_finds_it_for_every_integration_test() throws IOException {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("junit.jupiter.extensions.autodetection.enabled = true");
    assertThat(
            Path.of(
                "src/test/resources/META-INF/services",
                "org.junit.jupiter.api.extension.Extension"))
        .hasContent(ChosenSuites.class.getName());
  }
}
