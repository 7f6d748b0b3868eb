package io.swarmassay.run.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeltaDebuggingTests {
  private final List<List<Integer>> asked = new ArrayList<>();

  private static List<Integer> numbers(int count) {
    return IntStream.rangeClosed(1, count).boxed().toList();
  }

  private DeltaDebugging.Rest<Integer> shrink(
      int count, int budget, Predicate<List<Integer>> fails) {
    return new DeltaDebugging<Integer>(
            candidate -> {
              asked.add(candidate);
              return fails.test(candidate);
            },
            () -> asked.size() < budget)
        .shrink(numbers(count));
  }

  @Test
  void two_that_are_needed_together_are_all_that_is_left() {
    DeltaDebugging.Rest<Integer> rest = shrink(20, 100, all -> all.containsAll(Set.of(3, 17)));

    assertThat(rest).isEqualTo(new DeltaDebugging.Rest<>(List.of(3, 17), true));
    assertThat(asked).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatever_is_needed_is_left_and_nothing_else(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Set<Integer> needed = new TreeSet<>();
    random.ints(1 + random.nextInt(6), 1, 31).forEach(needed::add);

    assertThat(shrink(30, 10_000, all -> all.containsAll(needed)).parts())
        .containsExactlyElementsOf(needed);
  }

  @Test
  void where_several_parts_fail_every_single_element_of_the_rest_is_needed() {
    Predicate<List<Integer>> sum = all -> all.stream().mapToInt(i -> i).sum() > 40;

    DeltaDebugging.Rest<Integer> rest = shrink(12, 1000, sum);

    assertThat(rest.minimal()).isTrue();
    assertThat(sum).accepts(rest.parts());
    for (Integer each : rest.parts()) {
      assertThat(sum).rejects(rest.parts().stream().filter(one -> !one.equals(each)).toList());
    }
  }

  @Test
  void what_fails_without_any_of_it_shrinks_to_nothing() {
    assertThat(shrink(5, 100, all -> true).parts()).isEmpty();
  }

  @Test
  void no_question_is_asked_beyond_the_budget_and_the_shortest_so_far_is_told() {
    DeltaDebugging.Rest<Integer> rest = shrink(16, 3, all -> all.containsAll(Set.of(1, 16)));

    assertThat(asked).hasSize(3);
    assertThat(rest.minimal()).isFalse();
    assertThat(rest.parts()).contains(1, 16);
  }

  @Test
  void the_same_answers_lead_to_the_same_questions() {
    shrink(16, 100, all -> all.contains(11) && all.contains(5));
    List<List<Integer>> first = List.copyOf(asked);
    asked.clear();
    shrink(16, 100, all -> all.contains(11) && all.contains(5));
    assertThat(asked).isEqualTo(first);
  }
}
