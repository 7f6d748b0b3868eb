package io.swarmassay.house;

import io.swarmassay.history.Promise;
import io.swarmassay.scenario.ProbeLabels;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.Step;
import io.swarmassay.scenario.file.BudgetFile;
import io.swarmassay.scenario.file.ScenarioFile;
import io.swarmassay.scenario.promise.Proof;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what a stack's promises say holds them. */
final class Proofs {
  /** Checks that judge a whole run, and what it must have for them to say something. */
  private static final Map<String, String> WHOLE =
      Map.of("durable", "rows", "delivered", "messages", "available", "http", "recovered", "");

  private final String stack;
  private final List<Promise> documented;
  private final Map<String, Optional<Scenario>> scenarios = new HashMap<>();

  Proofs(String stack) {
    this.stack = stack;
    this.documented = BudgetFile.read(Path.of("stacks", stack, "budgets.yaml"));
  }

  /** The stack itself, or a variant of it with a switch on: a folder named after both. */
  private boolean isOurs(String runs) {
    return runs.equals(stack) || runs.matches("src/test/resources/stacks/" + stack + "-[a-z]+");
  }

  /** What is wrong with a reference; empty when it names something that can fail. */
  String wrong(Proof proof) {
    if (proof.kind() == Proof.Kind.TEST) {
      return isTest(proof) ? "" : "there is no such test";
    }
    Optional<Scenario> found = scenarios.computeIfAbsent(proof.where(), Proofs::scenario);
    if (found.isEmpty()) {
      return "there is no such scenario";
    }
    Scenario scenario = found.get();
    if (!isOurs(scenario.stack())) {
      return "the scenario runs the stack " + scenario.stack();
    }
    return switch (proof.kind()) {
      case BUDGET -> budget(proof, scenario);
      case STEP -> steps(scenario).anyMatch(proof::means) ? "" : "the scenario has no such step";
      default -> check(proof, scenario) ? "" : "the scenario keeps no such check";
    };
  }

  private static Optional<Scenario> scenario(String name) {
    Path file = Path.of("scenarios", name + ".yaml");
    return Files.exists(file)
        ? Optional.of(ScenarioFile.below(Path.of("")).read(file))
        : Optional.empty();
  }

  private static boolean check(Proof proof, Scenario scenario) {
    String traffic = WHOLE.get(proof.what());
    if (traffic != null) {
      boolean strikes = steps(scenario).anyMatch(step -> !step.equals("scale"));
      return traffic.isEmpty()
          ? strikes
          : scenario.traffic().stream().anyMatch(kind -> kind.name().equals(traffic));
    }
    return ProbeLabels.of(scenario.steady().probes()).keySet().stream().anyMatch(proof::means);
  }

  private static Stream<String> steps(Scenario scenario) {
    return scenario.steps().stream()
        .flatMap(
            step -> {
              if (step instanceof Step.Scale) {
                return Stream.of("scale");
              }
              if (step instanceof Step.Volley volley) {
                return volley.strikes().stream().map(strike -> strike.fault().name());
              }
              return step instanceof Step.Inflict strike
                  ? Stream.of(strike.fault().name())
                  : Stream.empty();
            });
  }

  private String budget(Proof proof, Scenario scenario) {
    List<Promise> budgets =
        Stream.concat(documented.stream(), scenario.budgets().stream())
            .filter(budget -> proof.means(budget.metric(), budget.component()))
            .toList();
    if (budgets.isEmpty()) {
      return "no such budget";
    }
    return budgets.stream().anyMatch(budget -> budget.kind() == Promise.Kind.HARD)
        ? ""
        : "it is waived and cannot fail";
  }

  /** A method below an annotation that makes it a test, in a class of that name. */
  private static boolean isTest(Proof proof) {
    Pattern method =
        Pattern.compile(
            "(?s)@(Test|TestFactory|ParameterizedTest)\\b(?:(?!\\n  }).)*?\\n  (?:static )?[\\w<>]+ "
                + proof.what()
                + "\\(");
    try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
      return files
          .filter(file -> file.endsWith(proof.where() + ".java"))
          .anyMatch(file -> method.matcher(text(file)).find());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
