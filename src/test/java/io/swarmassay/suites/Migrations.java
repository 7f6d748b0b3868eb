package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

/** Migrates the database of a single container to and fro, with migrations of a test's own. */
final class Migrations {
  private static final String FOLDER = "/tmp/migrations";

  private Migrations() {}

  private static void write(Container container, String name, String sql) {
    container.exec("mkdir -p " + FOLDER + "; echo '" + sql + "' > " + FOLDER + "/" + name);
  }

  private static String call(Container container, String function) {
    return container.exec("/app/bin/viban rpc 'IO.inspect(Viban.Release." + function + ")'");
  }

  private static String versions(Container container) {
    return VibanRelease.sql(
        container,
        "viban",
        "SELECT string_agg(version, ' ' ORDER BY version) FROM schema_migrations");
  }

  private static String numbers(Container container) {
    return VibanRelease.sql(
        container, "viban", "SELECT string_agg(n::text, ',' ORDER BY n) FROM numbers_of_a_test");
  }

  /** The first would fail if it ran twice, and the second fails in its middle. */
  static void are_whole_and_run_once(Container container) {
    write(container, "9001_a.sql", "CREATE TABLE numbers_of_a_test (n int)");
    write(container, "9002_b.sql", "INSERT INTO numbers_of_a_test VALUES (1); SELECT 1 / 0");
    String failed = call(container, "migrate(\"" + FOLDER + "\")");
    assertThat(failed).contains(":error", "9002_b.sql", "division by zero");
    assertThat(numbers(container)).as("nothing of the one that failed").isEqualTo("\nexit 0\n");
    assertThat(versions(container)).contains("9001_a.sql").doesNotContain("9002_b.sql");

    write(container, "9002_b.sql", "INSERT INTO numbers_of_a_test VALUES (2)");
    assertThat(call(container, "migrate(\"" + FOLDER + "\")")).contains(":ok");
    assertThat(call(container, "migrate(\"" + FOLDER + "\")")).contains(":ok");
    assertThat(numbers(container)).as("each once").isEqualTo("2\nexit 0\n");
  }

  /** Back to what it was, the last one first; one without a way back stops it. */
  static void are_taken_back(Container container) {
    assertThat(call(container, "rollback(\"9001_a.sql\", \"" + FOLDER + "\")"))
        .contains(":error", "9002_b.sql", ":enoent");
    write(container, "9002_b.down.sql", "DELETE FROM numbers_of_a_test WHERE n = 2");
    write(container, "9001_a.down.sql", "DROP TABLE numbers_of_a_test");
    assertThat(call(container, "rollback(\"9001_a.sql\", \"" + FOLDER + "\")")).contains(":ok");
    assertThat(numbers(container)).contains("does not exist");
    assertThat(versions(container)).isEqualTo("0001_rows.sql 0002_publication.sql\nexit 0\n");
  }

  /** The document's own, with what is in the table meanwhile. */
  static void of_the_application_go_back_and_forth(Container container) {
    String publications = "SELECT count(*) FROM pg_publication";
    assertThat(call(container, "rollback(\"0002_publication.sql\")")).contains(":ok");
    assertThat(VibanRelease.sql(container, "viban", publications)).startsWith("0\n");
    assertThat(call(container, "migrate()")).contains(":ok");
    assertThat(VibanRelease.sql(container, "viban", publications)).startsWith("1\n");
  }

  /** What a planted defect left half done, for the tests that come after. */
  static void are_forgotten(Container container) {
    VibanRelease.sql(
        container,
        "viban",
        "DROP TABLE IF EXISTS numbers_of_a_test",
        "DELETE FROM schema_migrations WHERE version >= '9'");
  }
}
