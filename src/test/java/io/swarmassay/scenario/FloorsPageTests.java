package io.swarmassay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.fault.Fault;
import io.swarmassay.fault.network.CutPlane;
import io.swarmassay.fault.network.Direction;
import io.swarmassay.fault.replica.Flood;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FloorsPageTests {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([a-z -]+) \\| (\\d+) ms \\|");

  @Test
  void the_page_says_where_every_floor_in_the_code_comes_from() throws IOException {
    Map<String, String> written =
        ROW.matcher(Files.readString(Path.of("docs", "floors.md")))
            .results()
            .collect(Collectors.toMap(row -> row.group(1), (MatchResult row) -> row.group(2)));
    assertThat(new TreeMap<>(written)).isEqualTo(floors());
  }

  private static Map<String, String> floors() {
    Map<String, String> floors = new TreeMap<>();
    for (Word<Fault> word : Catalogue.STANDARD.faults().words().values()) {
      if (!word.prototype().floor().isZero()) {
        floors.put(word.name(), ms(word.prototype()));
      }
    }
    for (CutPlane.Plane plane : CutPlane.Plane.values()) {
      String which = "cut-plane of " + Spelling.of(plane);
      floors.put(which, ms(new CutPlane(plane, Direction.BOTH)));
    }
    floors.put("flood of atoms", ms(new Flood(Flood.What.ATOMS, "x", 1)));
    return floors;
  }

  private static String ms(Fault fault) {
    return "" + fault.floor().toMillis();
  }
}
