package io.swarmassay.stack.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.swarm.Blueprint;
import io.swarmassay.yaml.Problem;
import io.swarmassay.yaml.Problems;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a stack file expects to exist: each deployment gets its own. */
class ExternalTests {
  private static final String STAYS =
      "what is written to /data stays on its node: a task that moves to another finds its volume"
          + " empty";

  private static final String FILE =
      """
      services:
        web:
          image: web:1
          networks: [proxy]
          secrets: [db]
          configs: [{source: conf, target: /conf}]
          volumes: ["data:/data"]
      networks:
        proxy: {external: true}
      volumes:
        data: {external: true}
      secrets:
        db: {external: true}
      configs:
        conf: {external: true, name: conf-v3}
      """;

  private final Problems problems = new Problems();

  @Test
  void what_is_external_becomes_a_part_of_the_deployment() {
    Blueprint blueprint = read(FILE, Map.of()).blueprint("d");
    assertThat(names(blueprint.networks())).containsExactly("d_proxy");
    assertThat(names(blueprint.secrets())).containsExactly("d_db");
    assertThat(names(blueprint.configs())).containsExactly("d_conf");
    assertThat(blueprint.services().get(0).toString())
        .contains("SecretName=d_db", "ConfigName=d_conf", "Source=d_data", "Target=d_proxy")
        .contains("File={Name=db,", "File={Name=/conf,");
  }

  @Test
  void each_of_them_is_noted_once_and_with_the_way_to_have_a_say() {
    StackFile file = read(FILE, Map.of());
    assertThat(file.notes().stream().map(Problem::toString))
        .containsExactly(
            "s.yml:9:10: network 'proxy' is external: each deployment gets one of its own",
            "s.yml:11:9: volume 'data' is external: each deployment gets an empty one of its own",
            "s.yml:13:7: secret 'db' is external: each deployment gets one of its own, with a"
                + " made-up value; x-assay.secrets: {db: VALUE} or --set db=VALUE gives one",
            "s.yml:15:9: config 'conf' is external: each deployment gets one of its own, with a"
                + " made-up value; x-assay.configs: {conf: VALUE} or --set conf=VALUE gives one");
    assertThat(problems.notes()).isEqualTo(file.notes());
    assertThat(problems.warnings().stream().map(Problem::message)).singleElement().isEqualTo(STAYS);
  }

  @Test
  void the_evidence_is_told_where_each_value_comes_from_and_never_what_it_is() {
    String text = FILE.replace("image: web:1", "image: web:${TAG}\n    restart: always");
    assertThat(read(text, Map.of("TAG", "hunter2", "db", "hunter2")).facts())
        .containsExactly(
            Map.entry("line 4 column 5", "docker ignores 'restart' (services.web)"),
            Map.entry("line 8 column 14", STAYS),
            Map.entry(
                "line 10 column 10",
                "network 'proxy' is external: each deployment gets one of its own"),
            Map.entry(
                "line 12 column 9",
                "volume 'data' is external: each deployment gets an empty one of its own"),
            Map.entry(
                "line 14 column 7",
                "secret 'db' is external: each deployment gets one of its own, with the value that"
                    + " --set gives"),
            Map.entry(
                "line 16 column 9",
                "config 'conf' is external: each deployment gets one of its own, with a made-up"
                    + " value"),
            Map.entry("variable TAG", "from --set"),
            Map.entry("variable db", "from --set"));
    assertThat(read("services: {a: {image: a}}", Map.of()).facts()).isEmpty();
  }

  @Test
  void a_made_up_value_is_another_one_in_each_deployment() {
    StackFile file = read(FILE, Map.of());
    String one = data(file.blueprint("a").secrets());
    assertThat(one).matches("[0-9a-f]{64}").isNotEqualTo(data(file.blueprint("a").secrets()));
    assertThat(data(file.blueprint("a").configs())).matches("[0-9a-f]{64}");
  }

  @Test
  void the_command_line_gives_values_and_the_notes_do_not_tell_them() {
    StackFile file = read(FILE, Map.of("db", "hunter2", "conf", "a: 1"));
    assertThat(data(file.blueprint("a").secrets())).isEqualTo("hunter2");
    assertThat(data(file.blueprint("a").configs())).isEqualTo("a: 1");
    assertThat(file.notes()).asString().contains("that --set gives").doesNotContain("hunter2");
    assertThat(file.variables()).containsEntry("db", "--set").containsEntry("conf", "--set");
  }

  @Test
  void the_file_gives_values_and_they_may_hold_variables() {
    String more = "x-assay: {secrets: {db: '${PASSWORD}'}, configs: {conf: 'p: 1'}}\n";
    StackFile file = read(FILE + more, Map.of("PASSWORD", "hunter2"));
    assertThat(data(file.blueprint("a").secrets())).isEqualTo("hunter2");
    assertThat(data(file.blueprint("a").configs())).isEqualTo("p: 1");
    assertThat(file.notes()).hasSize(2);
  }

  @Test
  void networks_that_each_engine_has_stay_what_they_are() {
    String text =
        "services: {web: {image: a, networks: [outer]}}\n"
            + "networks: {outer: {external: true, name: host}}\n";
    Blueprint blueprint = read(text, Map.of()).blueprint("d");
    assertThat(blueprint.networks()).isEmpty();
    assertThat(blueprint.services().get(0).get("TaskTemplate"))
        .asString()
        .contains("Networks=[{Target=host}]");
  }

  @Test
  void as_docker_has_it_nothing_is_made() {
    Blueprint written = read(FILE, Map.of()).written("d");
    assertThat(written.networks()).isEmpty();
    assertThat(written.secrets()).isEmpty();
    assertThat(written.configs()).isEmpty();
    assertThat(written.services().get(0).toString())
        .contains("SecretName=db", "ConfigName=conf-v3", "Source=data", "Target=proxy");
  }

  private static List<Object> names(List<Map<String, Object>> bodies) {
    return bodies.stream().map(body -> body.get("Name")).toList();
  }

  private static String data(List<Map<String, Object>> bodies) {
    byte[] data = Base64.getDecoder().decode((String) bodies.get(0).get("Data"));
    return new String(data, StandardCharsets.UTF_8);
  }

  private StackFile read(String text, Map<String, String> set) {
    return StackFile.parse("s.yml", text, Path.of("."), set, problems)
        .orElseThrow(() -> new AssertionError(problems.sorted()));
  }
}
