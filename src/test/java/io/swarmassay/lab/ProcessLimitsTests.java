package io.swarmassay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLimitsTests {
  @Test
  void too_few_open_files_are_refused_with_the_number() {
    OptionalLong files =
        ProcessLimits.files(
            "Limit                     Soft Limit           Hard Limit           Units     \n"
                + "Max open files            64                   512                  files     \n");
    assertThat(new ProcessLimits(files, OptionalLong.empty()).tooLow(3))
        .singleElement()
        .asString()
        .contains("512")
        .contains("1024");
  }

  @Test
  void no_limit_is_no_hindrance() {
    assertThat(ProcessLimits.files("Max open files  unlimited  unlimited  files")).isEmpty();
    assertThat(new ProcessLimits(OptionalLong.empty(), OptionalLong.empty()).tooLow(99)).isEmpty();
  }

  @Test
  void a_container_that_may_start_few_processes_holds_few_nodes(@TempDir Path group)
      throws IOException {
    Files.writeString(group.resolve("pids.max"), "400\n");
    Files.writeString(group.resolve("pids.current"), "30\n");
    OptionalLong left = ProcessLimits.tasks(group, group.resolve("none"));
    assertThat(left).hasValue(370);
    assertThat(new ProcessLimits(OptionalLong.empty(), left).tooLow(3)).isEmpty();
    assertThat(new ProcessLimits(OptionalLong.empty(), left).tooLow(5))
        .singleElement()
        .asString()
        .contains("370");
  }

  @Test
  void root_of_a_plain_container_lacks_what_a_lab_needs() {
    assertThat(Capabilities.missing("Name:\tjava\nCapEff:\t00000000a80425fb\n"))
        .hasSize(3)
        .allMatch(line -> line.matches("CAP_[A-Z_]+ is missing: .*--cap-add [A-Z_]+ or .*"));
    assertThat(Capabilities.missing("CapEff:\t000001fffeffffff\n")).isEmpty();
    assertThat(Capabilities.missing("CapEff:\t000001fffff7ffff\n"))
        .singleElement()
        .asString()
        .startsWith("CAP_SYS_PTRACE");
  }
}
