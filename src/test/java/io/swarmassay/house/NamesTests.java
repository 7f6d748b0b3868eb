package io.swarmassay.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** One word, one idea: a simple name belongs to one package, tests included. */
class NamesTests {
  @Test
  void no_simple_name_is_in_two_packages() {
    List<Sources.Type> types = Sources.types();

    assertThat(types).as("top-level types of main and test").hasSizeGreaterThan(500);
    assertThat(ambiguous(types)).as("rename one of them by what it means there").isEmpty();
  }

  @Test
  void a_name_in_two_packages_is_found() {
    List<Sources.Type> types =
        List.of(
            new Sources.Type("a", "Clock"),
            new Sources.Type("b", "Clock"),
            new Sources.Type("b", "Page"));

    assertThat(ambiguous(types)).isEqualTo(Map.of("Clock", List.of("a", "b")));
  }

  @Test
  void types_are_read_from_source() {
    String source =
        """
        package io.swarmassay.some;

        /** A class that is none. */
        @Tag("x")
        public final class Page implements AutoCloseable {
          record Nested() {}
        }

        sealed interface Other {}

        @interface Mark {}
        """;

    assertThat(Sources.types(source))
        .containsExactly(
            new Sources.Type("io.swarmassay.some", "Page"),
            new Sources.Type("io.swarmassay.some", "Other"),
            new Sources.Type("io.swarmassay.some", "Mark"));
  }

  /** Simple names that are in several packages, and in which. */
  private static Map<String, List<String>> ambiguous(List<Sources.Type> types) {
    Map<String, TreeSet<String>> packages = new TreeMap<>();
    for (Sources.Type type : types) {
      packages.computeIfAbsent(type.name(), name -> new TreeSet<>()).add(type.packageName());
    }
    Map<String, List<String>> ambiguous = new TreeMap<>();
    packages.forEach(
        (name, in) -> {
          if (in.size() > 1) {
            ambiguous.put(name, List.copyOf(in));
          }
        });
    return ambiguous;
  }
}
