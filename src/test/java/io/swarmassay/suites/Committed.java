package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What a single container does with what was written to it. */
final class Committed {
  private static final String READY = "wget -q -O - http://localhost:4000/ready";
  private static final String SQL =
      "/usr/lib/postgresql/*/bin/psql -X -t -A -P pager=off -h /tmp -U viban -d viban";

  private Committed() {}

  private static String counted(String what, int expected) {
    return "[ $(" + SQL + " -c \"SELECT count(*) FROM " + what + "\") = " + expected + " ]";
  }

  private static String post(Container container, String row, int port) {
    return container.exec("curl -s -d '" + row + "' http://localhost:" + port + "/api/rows");
  }

  /** Another transaction holds the table that is written to, until the file is there. */
  private static void hold_the_table(Container container) {
    container.background(
        "(echo 'BEGIN; LOCK TABLE rows;'; until [ -e /tmp/go ]; do usleep 50000; done;"
            + " echo 'COMMIT;') | "
            + SQL);
    container.until(counted("pg_locks WHERE mode = 'AccessExclusiveLock' AND granted", 1));
  }

  static void waits_for_a_write_over_each_connection(Container container, int connections) {
    container.exec("/app/bin/viban rpc 'Application.stop(:viban)'");
    hold_the_table(container);
    container.exec("/app/bin/viban rpc 'spawn(fn -> Application.start(:viban) end)'");
    String waiting = "pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'INSERT%'";
    container.until(counted(waiting, connections) + " || " + READY);
    assertThat(container.exec(READY)).as("ready before it has written").doesNotContain("exit 0");
    container.until(counted(waiting, connections));
    container.exec("touch /tmp/go");
    container.until(READY);
    assertThat(post(container, "one", 4000)).startsWith("1\n");
    assertThat(container.exec("curl -s 'http://localhost:4000/api/rows?after=-9'"))
        .startsWith("1 one\nexit 0");
  }

  /** Lines of position and change; the first consumption makes the slot. */
  private static List<String> consumed(Container container, String position) {
    String from = "'http://localhost:4000/api/changes?consumer=test&after=" + position + "'";
    String said = container.exec("curl -s " + from);
    return said.lines().filter(line -> !line.startsWith("exit ")).toList();
  }

  private static String position(String line) {
    return line.substring(0, line.indexOf(' '));
  }

  /** Who keeps his position sees each change once; who does not is sent it again. */
  static void changes_are_consumed_once_across_a_kill(Container container) {
    assertThat(consumed(container, "0/0")).isEmpty();
    post(container, "first", 4000);
    List<String> first = consumed(container, "0/0");
    assertThat(first).hasSize(1);
    assertThat(first.get(0)).contains("INSERT:", "'first'");
    assertThat(consumed(container, "0/0")).as("not acknowledged").isEqualTo(first);

    String seen = position(first.get(0));
    post(container, "second", 4000);
    container.kill();
    container.until(READY);
    post(container, "third", 4000);
    List<String> later = consumed(container, seen);
    assertThat(later).hasSize(2);
    assertThat(later.get(0)).contains("'second'");
    assertThat(later.get(1)).contains("'third'");
    assertThat(consumed(container, position(later.get(1)))).isEmpty();
  }

  static void rows_are_in_the_database_of_the_url(Container container, String name, int port) {
    assertThat(post(container, "elsewhere", port)).startsWith("1\n");
    String other = SQL.replace("-U viban -d viban", "-U postgres -d " + name);
    assertThat(container.exec(other + " -c 'SELECT body FROM rows'")).startsWith("elsewhere\n");
    assertThat(container.exec(SQL + " -c 'SELECT body FROM rows'"))
        .contains("relation \"rows\" does not exist");
  }
}
