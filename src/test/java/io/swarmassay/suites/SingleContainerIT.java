package io.swarmassay.suites;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.junit.LabExtension;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The database inside the single container, as its document configures it. */
class SingleContainerIT {
  @RegisterExtension
  static final LabExtension lab =
      LabExtension.deploying(LabExtension.stack("single-container")).nodes(2, 1);

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
}
