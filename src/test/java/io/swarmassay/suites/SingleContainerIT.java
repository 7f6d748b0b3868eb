package io.swarmassay.suites;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.internal.docker.EngineClient;
import io.swarmassay.junit.LabExtension;
import io.swarmassay.lab.Lab;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import java.util.Map;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The database inside the single container, as its document configures it. */
class SingleContainerIT {
  @RegisterExtension
  static final LabExtension lab =
      LabExtension.deploying(LabExtension.stack("single-container")).nodes(2, 1);

  private static Lab swarm;

  @BeforeAll
  static void the_lab(Lab started) {
    swarm = started;
  }

  private static void look(Deployment viban, Consumer<Container> check) {
    Replica replica =
        Awaitility.await()
            .atMost(ofSeconds(30))
            .until(() -> viban.running("viban"), running -> !running.isEmpty())
            .get(0);
    try (EngineClient engine = EngineClient.at(swarm.socket(replica.node()))) {
      Container container = Container.at(engine, replica.containerId());
      container.until("wget -q -O - http://localhost:4000/ready");
      check.accept(container);
    }
  }

  private static String inside(Deployment viban, String command) {
    Replica replica =
        Awaitility.await()
            .atMost(ofSeconds(60))
            .until(() -> viban.running("viban"), running -> !running.isEmpty())
            .get(0);
    return Inside.exec(viban.swarm(), replica, "sh", "-c", command);
  }

  private static String sql(Deployment viban, String statement) {
    return inside(
        viban,
        "/usr/lib/postgresql/*/bin/psql -X -t -A -P pager=off -h /tmp -U viban -d viban -c \""
            + statement
            + "\"");
  }

  @Test
  void postgresql_is_ready_for_logical_replication_and_listens_on_its_socket_only(
      Deployment viban) {
    assertThat(
            sql(
                viban,
                "SELECT string_agg(setting, '|' ORDER BY name) FROM pg_settings WHERE name IN"
                    + " ('listen_addresses', 'max_replication_slots', 'max_wal_senders',"
                    + " 'wal_level')"))
        .contains("|5|10|logical");
    assertThat(sql(viban, "SELECT pg_create_logical_replication_slot('t', 'pgoutput', true)"))
        .contains("(t,0/");
  }

  @Test
  void migrations_ran_once_each(Deployment viban) {
    assertThat(
            sql(viban, "SELECT string_agg(version, ' ' ORDER BY version) FROM schema_migrations"))
        .contains("0001_rows.sql 0002_publication.sql");
  }

  @Test
  void a_posted_row_is_read_back_as_it_was(Deployment viban) {
    String posted =
        inside(
            viban,
            "curl -s -o /dev/null -w '%{http_code}' -d \"it's; -- ä\" localhost:4000/api/rows");
    assertThat(posted).contains("201");
    assertThat(inside(viban, "curl -s 'localhost:4000/api/rows?after=0'")).contains("it's; -- ä");
  }

  @Test
  void no_path_leads_out_of_the_front_end(Deployment viban) {
    assertThat(inside(viban, "curl -s --path-as-is localhost:4000/assets/../../../../etc/passwd"))
        .contains("<h1>viban</h1>")
        .doesNotContain("root:");
  }

  @Test
  void the_front_end_is_built_in_a_stage_of_its_own_and_digested(Deployment viban) {
    look(viban, FrontEnd::is_built_into_one_small_script);
    look(viban, FrontEnd::names_say_which_bytes_they_have_and_are_kept_for_good);
  }

  @Test
  void the_front_end_is_served_as_the_document_configures_it(Deployment viban) {
    look(viban, FrontEnd::is_compressed_for_who_takes_it);
    look(viban, FrontEnd::has_the_documents_content_types);
    look(viban, FrontEnd::serves_only_what_the_document_lists);
  }

  @Test
  void a_row_arrives_over_a_websocket(Deployment viban) {
    look(viban, FrontEnd::tells_of_rows_over_a_websocket);
  }

  private static void noticed(
      Container container, Plants defect, Map<String, Consumer<Container>> checks) {
    try (Plants planted = defect.in(container)) {
      checks.forEach(
          (named, check) ->
              assertThatThrownBy(() -> check.accept(container))
                  .as(planted.name())
                  .hasMessageContaining(named));
    }
  }

  @Test
  @Tag("nightly")
  void what_is_planted_into_the_front_end_and_the_migrations_is_noticed(Deployment viban) {
    Map<String, Consumer<Container>> bare =
        Map.of(
            "cache-control", FrontEnd::names_say_which_bytes_they_have_and_are_kept_for_good,
            "content-encoding", FrontEnd::is_compressed_for_who_takes_it,
            "charset=utf-8", FrontEnd::has_the_documents_content_types,
            "<h1>viban</h1>", FrontEnd::serves_only_what_the_document_lists);
    look(viban, container -> noticed(container, Plants.BARE_FILES, bare));
    Map<String, Consumer<Container>> unbuilt =
        Map.of("a script with a digest", FrontEnd::is_built_into_one_small_script);
    look(viban, container -> noticed(container, Plants.UNBUILT, unbuilt));
    Map<String, Consumer<Container>> silent =
        Map.of("late row", FrontEnd::tells_of_rows_over_a_websocket);
    look(viban, container -> noticed(container, Plants.SILENT, silent));
    Map<String, Consumer<Container>> apart =
        Map.of("division by zero", Migrations::are_whole_and_run_once);
    look(viban, container -> noticed(container, Plants.NO_TRANSACTION, apart));
    look(viban, Migrations::are_forgotten);
  }

  @Test
  void the_role_and_the_extensions_are_the_documents(Deployment viban) {
    look(viban, VibanRelease::role_may_make_databases_and_has_the_documents_password);
    look(viban, VibanRelease::extensions_of_contrib_work);
  }

  @Test
  void the_release_is_the_documents(Deployment viban) {
    look(viban, VibanRelease::user_is_called_viban);
    look(viban, VibanRelease::release_has_executables_for_unix_only);
    look(viban, VibanRelease::runtime_tools_are_permanent);
    look(viban, VibanRelease::beams_are_stripped);
    look(viban, VibanRelease::build_tools_stay_behind);
  }

  @Test
  void migrations_are_whole_once_and_can_be_taken_back(Deployment viban) {
    look(viban, Migrations::are_whole_and_run_once);
    look(viban, Migrations::are_taken_back);
    look(viban, Migrations::of_the_application_go_back_and_forth);
  }
}
