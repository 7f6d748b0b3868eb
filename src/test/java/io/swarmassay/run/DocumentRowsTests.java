package io.swarmassay.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentRowsTests {
  @TempDir Path folder;

  @Test
  void a_run_takes_along_what_its_scenario_is_to_hold_and_nothing_else() throws IOException {
    Files.writeString(
        folder.resolve("promises.yaml"),
        """
        document: 9.txt
        promises:
          - {row: A1, lines: "3, 9", words: w, held-by: [one check epmd, FooIT.holds, two check x]}
          - {row: A2, lines: "4", words: w, held-by: two budget ping}
          - {row: A3, lines: "5", words: w, differs: d, held-by: one check epmd}
          - {row: A4, lines: "6", words: w, open: o}
        """);
    assertThat(DocumentRows.of("one", Stack.at(folder)))
        .containsExactly(
            Map.of(
                "row",
                "A1",
                "document",
                "9.txt",
                "line",
                3,
                "words",
                "w",
                "by",
                List.of("check epmd")));
    assertThat(DocumentRows.of("three", Stack.at(folder))).isEmpty();
    Files.writeString(folder.resolve("promises.yaml"), "nonsense");
    assertThat(DocumentRows.of("one", Stack.at(folder))).isEmpty();
    Files.delete(folder.resolve("promises.yaml"));
    assertThat(DocumentRows.of("one", Stack.at(folder))).isEmpty();
  }
}
