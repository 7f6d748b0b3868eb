package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The planner's reader of desired VMs, on the machine's own Erlang. */
class PlannerFileTests {
  private static final String GOOD =
      """
      {<<"a">>, <<"t">>, #{rootfs => <<"r">>, kernel => <<"k">>, cmd => [<<"c">>],
          resources => #{vcpu => 1, mem_mb => 16}, lifecycle => <<"job">>}}.
      """;

  @TempDir Path home;
  private LocalErlang erlang;

  @BeforeEach
  void compile() throws IOException, InterruptedException {
    erlang = new LocalErlang(home).with(Path.of("stacks/planner/src"));
  }

  @AfterEach
  void end() {
    erlang.close();
  }

  private String validated(String text) throws Exception {
    Path file = Files.writeString(home.resolve("vms.config"), text);
    return erlang.says("planner_file:validate([\"" + file + "\"]),");
  }

  @Test
  void what_is_right_is_counted_and_what_is_wrong_is_told_with_its_line_or_its_job()
      throws Exception {
    assertThat(validated(GOOD + GOOD.replace("\"a\"", "\"b\""))).contains("valid, 2 desired");
    assertThat(validated("\n{<<\"a\">>, b.")).contains("line 2: syntax error");
    assertThat(validated(GOOD.replace("kernel => <<\"k\">>,", "")))
        .contains("<<\"a\">>: spec.kernel is missing");
    assertThat(validated(GOOD.replace("lifecycle", "ports => [8080, 0], lifecycle")))
        .contains("<<\"a\">>: spec.ports must be numbers from 1 to 65535");
    assertThat(validated("{a}.")).contains("{a} is not {vm_id, tenant, spec}");
  }

  @Test
  void a_call_is_refused_with_its_line_and_not_run() throws Exception {
    Path ran = home.resolve("ran");
    String call = "{file:write_file(\"" + ran + "\", <<>>), b, c}.";
    assertThat(validated(GOOD + call)).contains("line 3: ");
    assertThat(ran).doesNotExist();
  }

  @Test
  void the_path_comes_from_the_environment_or_else_from_the_configuration() throws Exception {
    String path = "application:load(planner), io:format(\"~p\", [catch planner_file:path()]),";
    String configured = "\"/etc/firecracker/vms.exs\"";
    assertThat(erlang.says(path, "-planner", "desired_vms_config", configured))
        .isEqualTo(configured);
    assertThat(
            erlang.says(
                path,
                "-planner",
                "desired_vms_config",
                configured,
                "-env",
                "FC_EX_CP_DESIRED_VMS_CONFIG",
                "/path/to/vms.exs"))
        .isEqualTo("\"/path/to/vms.exs\"");
    assertThat(erlang.says(path)).contains("not_set");
  }
}
