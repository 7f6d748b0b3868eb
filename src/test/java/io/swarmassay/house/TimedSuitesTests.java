package io.swarmassay.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.swarmassay.junit.LabExtension;
import io.swarmassay.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Suites that hold times have this machine to themselves. */
class TimedSuitesTests {
  @Test
  void who_holds_the_budgets_of_a_stack_is_isolated() {
    classes()
        .that()
        .haveSimpleNameEndingWith("IT")
        .should(new VerifyAlone())
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("io.swarmassay"));
  }

  private static final class VerifyAlone extends ArchCondition<JavaClass> {
    VerifyAlone() {
      super("be @Isolated when they call LabExtension.verify");
    }

    @Override
    public void check(JavaClass suite, ConditionEvents events) {
      boolean verifies =
          suite.getMethodCallsFromSelf().stream()
              .anyMatch(
                  call ->
                      call.getTargetOwner().isEquivalentTo(LabExtension.class)
                          && call.getName().equals("verify")
                          && call.getTarget().getRawParameterTypes().stream()
                              .anyMatch(type -> type.isEquivalentTo(Scenario.class)));
      events.add(
          new SimpleConditionEvent(
              suite,
              !verifies || suite.isAnnotatedWith(Isolated.class),
              suite.getName() + " holds budgets beside other labs: annotate it with @Isolated"));
    }
  }
}
