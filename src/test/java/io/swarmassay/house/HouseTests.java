package io.swarmassay.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;

/** The one-way arrows of ARCHITECTURE.md, as tests. */
class HouseTests {
  private static final String ROOT = "io.swarmassay.";
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.swarmassay");

  /** Methods that have a twin with a locale, or take the default one. */
  private static final Map<String, Set<String>> LOCALISED =
      Map.of(
          "java.lang.String", Set.of("format", "formatted", "toLowerCase", "toUpperCase"),
          "java.io.PrintStream", Set.of("printf", "format"),
          "java.io.PrintWriter", Set.of("printf", "format"),
          "java.text.NumberFormat",
              Set.of("getInstance", "getNumberInstance", "getPercentInstance"));

  @Test
  void no_two_packages_know_each_other() {
    slices().matching("io.swarmassay.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void doors_are_used_by_nobody() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "cli..", ROOT + "junit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "cli..", ROOT + "junit.."));
  }

  @Test
  void history_and_its_judges_know_nothing_of_swarms() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(ROOT + "history..", ROOT + "verdict..", ROOT + "report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(below("swarm", "beam", "lab", "stack", "probe", "fault", "run")));
  }

  @Test
  void judges_know_no_run_and_no_report() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "verdict..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(below("run", "report", "scenario")));
  }

  @Test
  void the_vocabulary_knows_no_scenario_and_no_run() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(below("probe", "fault", "traffic", "stack", "swarm", "beam"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(below("scenario", "run", "report", "verdict", "cli", "junit")));
  }

  @Test
  void ports_speak_no_third_party_language() {
    check(
        classes()
            .that()
            .resideInAnyPackage(ROOT + "swarm", ROOT + "beam")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", ROOT + "swarm", ROOT + "beam"));
  }

  @Test
  void only_adapters_see_docker_java_testcontainers_jinterface_and_http_core() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "internal..", ROOT + "junit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "com.github.dockerjava..",
                "org.testcontainers..",
                "com.ericsson.otp..",
                "org.apache.hc.."));
  }

  @Test
  void standard_streams_belong_to_the_command_line() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "cli..")
            .should()
            .accessField(System.class, "out"));
  }

  @Test
  void nothing_sleeps() {
    check(noClasses().should().callMethod(Thread.class, "sleep", long.class));
  }

  /** One that is started elsewhere dies silently; {@code Threads} tells. */
  @Test
  void threads_are_started_in_one_place() {
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + "swarm.Threads")
            .should()
            .callConstructorWhere(
                describe(
                    "a thread is made",
                    (JavaConstructorCall call) ->
                        call.getTargetOwner().isAssignableTo(Thread.class))));
  }

  @Test
  void executors_are_told_which_threads_to_use() {
    check(
        noClasses()
            .should()
            .callMethodWhere(
                describe(
                    "an executor makes threads of its own",
                    (JavaMethodCall call) ->
                        call.getTargetOwner().isEquivalentTo(Executors.class)
                            && call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(type -> type.isEquivalentTo(ThreadFactory.class)))));
  }

  /** In some locales {@code %d} writes other digits and {@code toLowerCase} other letters. */
  @Test
  void no_text_depends_on_the_users_locale() {
    check(
        noClasses()
            .should()
            .callMethodWhere(
                describe("the default locale is asked", HouseTests::asksTheDefaultLocale)));
  }

  private static boolean asksTheDefaultLocale(JavaMethodCall call) {
    String type = call.getTargetOwner().getName();
    boolean given =
        call.getTarget().getRawParameterTypes().stream()
            .anyMatch(parameter -> parameter.isEquivalentTo(Locale.class));
    if (type.equals(Locale.class.getName()) && call.getName().equals("setDefault")) {
      return true; // it is the user's
    }
    return !given && LOCALISED.getOrDefault(type, Set.of()).contains(call.getName());
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(HOUSE);
  }

  private static String[] below(String... packages) {
    return List.of(packages).stream().map(name -> ROOT + name + "..").toArray(String[]::new);
  }
}
