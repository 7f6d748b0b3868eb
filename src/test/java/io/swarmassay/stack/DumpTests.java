package io.swarmassay.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.yaml.Problems;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class DumpTests {
  @Test
  void dump() throws Exception {
    for (String name : List.of("messaging", "rich", "modes")) {
      Problems p = new Problems();
      var f =
          StackFile.read(
              Path.of("src/test/resources/stacks/" + name + ".yml"),
              Map.of("TAG", "v1", "GIVEN", "here"),
              p);
      p.sorted().forEach(System.out::println);
      if (f.isPresent())
        new ObjectMapper()
            .writerWithDefaultPrettyPrinter()
            .writeValue(new java.io.File("target/" + name + ".json"), f.get().blueprint("own"));
    }
  }
}
