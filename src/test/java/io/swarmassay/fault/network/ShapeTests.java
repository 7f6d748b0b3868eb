package io.swarmassay.fault.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTests {
  private static final List<String> FIVE = List.of("n1", "n2", "n3", "n4", "n5");

  @Test
  void a_split_cuts_victims_from_the_rest_and_leaves_each_side_whole() {
    assertThat(Shape.SPLIT.cut(List.of("n1", "n2", "n3"), List.of("n3"), Direction.BOTH))
        .extracting(Link::toString)
        .containsExactlyInAnyOrder("n3>n1", "n3>n2", "n1>n3", "n2>n3");
  }

  @Test
  void the_mute_are_not_heard_and_the_deaf_do_not_hear() {
    assertThat(Shape.SPLIT.cut(List.of("n1", "n2"), List.of("n2"), Direction.MUTE))
        .containsExactly(new Link("n2", "n1"));
    assertThat(Shape.SPLIT.cut(List.of("n1", "n2"), List.of("n2"), Direction.DEAF))
        .containsExactly(new Link("n1", "n2"));
  }

  @Test
  void a_bridge_sees_both_halves_that_do_not_see_each_other() {
    Set<Link> cut = Shape.BRIDGE.cut(FIVE, List.of("n3"), Direction.BOTH);
    assertThat(cut).hasSize(8).noneMatch(way -> way.from().equals("n3") || way.to().equals("n3"));
    assertThat(cut).contains(new Link("n1", "n4"), new Link("n5", "n2"));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 7, 9, 11})
  void in_a_ring_each_sees_a_majority_and_no_two_the_same(int size) {
    List<String> nodes = IntStream.rangeClosed(1, size).mapToObj(i -> "n" + i).toList();
    Set<Link> cut = Shape.RING.cut(nodes, nodes, Direction.BOTH);
    Set<Set<String>> views = new HashSet<>();
    for (String node : nodes) {
      Set<String> seen = new HashSet<>(nodes);
      seen.removeIf(other -> cut.contains(new Link(other, node)));
      assertThat(seen).hasSizeGreaterThan(size / 2).hasSizeLessThan(size).contains(node);
      views.add(seen);
    }
    assertThat(views).hasSize(size);
  }

  @Test
  void the_isolated_see_nobody_not_even_each_other() {
    Set<Link> cut = Shape.ISOLATE.cut(FIVE, List.of("n4", "n5"), Direction.BOTH);
    assertThat(cut).contains(new Link("n4", "n5"), new Link("n5", "n4")).hasSize(14);
  }
}
