package io.swarmassay.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.history.Promise;
import io.swarmassay.scenario.file.BudgetFile;
import io.swarmassay.stack.Stack;
import io.swarmassay.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The lines of a size table as budgets: each names layers that its stack's images have, no layer
 * and no sentence of the document is counted twice. Otherwise a line holds whatever happens, or two
 * allow together what the document allows once.
 */
class ImageBudgetsTests {
  static List<Path> stacks() throws IOException {
    try (Stream<Path> stacks = Files.list(Path.of("stacks"))) {
      return stacks.filter(stack -> Files.exists(stack.resolve("budgets.yaml"))).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void every_component_is_a_layer_of_the_stack_and_belongs_to_one_line(Path stack) {
    assertThat(wrong(BudgetFile.read(stack.resolve("budgets.yaml")), layers(stack))).isEmpty();
  }

  @Test
  void a_line_of_no_layer_a_layer_of_two_lines_and_a_quote_of_two_lines_are_found() {
    Set<String> layers = Set.of("base", "tools", "app");
    List<Promise> promises =
        List.of(
            promise("base+tools", "- Base + tools: 50 MB"),
            promise("tools", "- Base + tools: 50 MB"),
            promise("release", "- Release: 50 MB"));
    assertThat(wrong(promises, layers))
        .containsExactly(
            "tools is in two lines",
            "\"- Base + tools: 50 MB\" is quoted by two lines",
            "no image has a layer release");
  }

  private static Promise promise(String component, String quote) {
    Promise.Kind hard = Promise.Kind.HARD;
    return new Promise("image-size", component, "total", 50e6, hard, "", "a document", quote);
  }

  private static List<String> wrong(List<Promise> promises, Set<String> layers) {
    List<String> wrong = new ArrayList<>();
    Set<String> parts = new TreeSet<>();
    Set<String> quotes = new TreeSet<>();
    for (Promise promise : promises) {
      if (!promise.metric().equals("image-size") || promise.component().isEmpty()) {
        continue;
      }
      for (String part : promise.component().split("\\+")) {
        if (!layers.contains(part)) {
          wrong.add("no image has a layer " + part);
        }
        if (!parts.add(part)) {
          wrong.add(part + " is in two lines");
        }
      }
      if (!quotes.add(promise.quote())) {
        wrong.add("\"" + promise.quote() + "\" is quoted by two lines");
      }
    }
    return wrong;
  }

  private static Set<String> layers(Path stack) {
    Bases bases = Bases.known();
    Problems problems = new Problems();
    Set<String> layers = new TreeSet<>(Set.of("app"));
    for (StackImage image : new StackImages(bases, problems).of(Stack.at(stack))) {
      image.bases().entrySet().stream()
          .filter(base -> base.getKey().equals("BASE") && bases.has(base.getValue()))
          .flatMap(base -> bases.get(base.getValue()).chain().stream())
          .flatMap(part -> Stream.of(part.name(), part.libraries()))
          .forEach(layers::add);
    }
    problems.throwIfAny();
    return layers;
  }
}
