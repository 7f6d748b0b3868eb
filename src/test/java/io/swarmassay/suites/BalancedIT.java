package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.junit.LabExtension;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The balanced application as one finds it inside. */
class BalancedIT {
  @RegisterExtension
  static final LabExtension lab = LabExtension.deploying(LabExtension.stack("balanced"));

  private static String inside(Deployment balanced, String service, String command) {
    Replica replica =
        Awaitility.await()
            .atMost(java.time.Duration.ofSeconds(60))
            .until(() -> balanced.running(service), running -> !running.isEmpty())
            .get(0);
    return Inside.exec(balanced.swarm(), replica, "sh", "-c", command);
  }

  @Test
  void the_documents_whole_application_list_is_running(Deployment balanced) {
    String started =
        inside(
            balanced,
            "app",
            "/app/bin/my_app rpc 'IO.inspect(Enum.map(Application.started_applications(),"
                + " &elem(&1, 0)), limit: :infinity)'");
    assertThat(started)
        .contains(
            ":kernel",
            ":stdlib",
            ":elixir",
            ":logger",
            ":runtime_tools",
            ":crypto",
            ":ssl",
            ":public_key");
  }

  @Test
  void protocols_are_consolidated_and_beams_are_stripped(Deployment balanced) {
    assertThat(
            inside(
                balanced,
                "app",
                "/app/bin/my_app rpc 'IO.inspect({Protocol.consolidated?(Enumerable),"
                    + " :beam_lib.chunks(:code.which(MyApp.Cache), [:debug_info])})'"))
        .contains("{true,", ":missing_chunk", "Dbgi");
  }

  @Test
  void a_debugger_works_in_the_debug_build(Deployment balanced) {
    assertThat(
            inside(
                balanced,
                "debug",
                "strace -V; tcpdump --version; bash -c 'echo $BASH_VERSION'; curl -V"))
        .contains("strace -- version", "tcpdump version", "libcurl");
    assertThat(inside(balanced, "app", "command -v strace tcpdump bash curl; echo none"))
        .doesNotContain("/strace", "/bash");
  }
}
