package io.swarmassay.stack.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.yaml.Problem;
import io.swarmassay.yaml.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write into stack files and {@code docker stack deploy} takes. */
class AcceptedTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "build: .",
        "container_name: c",
        "depends_on: [a]",
        "restart: always",
        "links: [a]",
        "external_links: [a]",
        "expose: ['80']",
        "tmpfs: /run",
        "shm_size: 64m",
        "network_mode: host",
        "privileged: true",
        "devices: ['/dev/x:/dev/x']",
        "domainname: d",
        "ipc: host",
        "pid: host",
        "mac_address: '00:00:00:00:00:00'",
        "security_opt: [x]",
        "userns_mode: host",
        "cgroup_parent: x"
      })
  void a_key_that_docker_ignores_changes_nothing_and_is_warned_of_once(String line) {
    Problems problems = new Problems();
    StackFile with = parse(line, problems);
    assertThat(with.blueprint("d"))
        .isEqualTo(parse("init: true", new Problems(), "").blueprint("d"));
    String key = line.substring(0, line.indexOf(':'));
    assertThat(with.warnings()).hasSize(1);
    Problem warning = with.warnings().get(0);
    assertThat(warning.toString())
        .startsWith("s.yml:4:5: docker ignores '" + key + "' (services.web); ");
    assertThat(warning.hint()).isNotEmpty();
    assertThat(problems.warnings()).isEqualTo(with.warnings());
    problems.strict();
    assertThat(problems.sorted()).containsExactly(warning);
    assertThat(problems.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"extends: {service: a}", "mem_limit: 1g", "profiles: [a]", "gpus: all"})
  void a_key_that_docker_refuses_stays_refused_with_a_way_out(String line) {
    assertThat(Parsed.web(line).problems())
        .singleElement()
        .asString()
        .contains("unknown key '" + line.substring(0, line.indexOf(':')) + "' in services.web; ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'127.0.0.1:8080:80' | [{'Protocol':'tcp','TargetPort':80,'PublishedPort':8080,'PublishMode':'ingress'}]",
        "'127.0.0.1::80'     | [{'Protocol':'tcp','TargetPort':80,'PublishMode':'ingress'}]",
        "'[::1]:8080:80'     | [{'Protocol':'tcp','TargetPort':80,'PublishedPort':8080,'PublishMode':'ingress'}]",
        "'53:53/UDP'         | [{'Protocol':'udp','TargetPort':53,'PublishedPort':53,'PublishMode':'ingress'}]",
        "{target: 80, published: 0}     | [{'TargetPort':80}]",
        "{target: 80, protocol: TCP}    | [{'Protocol':'tcp','TargetPort':80}]",
      })
  void ports_are_taken_as_docker_takes_them(String port, String made) {
    assertThat(Parsed.web("ports: [" + port + "]").at("/EndpointSpec/Ports").replace('"', '\''))
        .isEqualTo(made);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'/f:/g:z'                | {'Type':'bind','Target':'/g','Source':'/f'}",
        "'/f:/g:ro,cached'        | {'Type':'bind','Target':'/g','ReadOnly':true,'Source':'/f'}",
        "{type: bind, source: /f, target: /g, bind: {create_host_path: true}} |"
            + " {'Type':'bind','Target':'/g','Source':'/f'}",
        "{type: bind, source: /f, target: /g, bind: {selinux: z, propagation: rshared}} |"
            + " {'Type':'bind','Target':'/g','Source':'/f','BindOptions':{'Propagation':'rshared'}}",
        "{type: tmpfs, target: /g, tmpfs: {size: 5, mode: 511}} |"
            + " {'Type':'tmpfs','Target':'/g','TmpfsOptions':{'SizeBytes':5}}",
      })
  void mounts_are_taken_as_docker_takes_them(String volume, String made) {
    assertThat(Parsed.web("volumes: [" + volume + "]").container("/Mounts/0").replace('"', '\''))
        .isEqualTo(made);
  }

  @Test
  void a_subpath_of_a_volume_is_mounted() {
    String volume = "volumes: [{type: volume, source: d, target: /g, volume: {subpath: a/b}}]";
    Parsed parsed = Parsed.of("services: {web: {image: a, " + volume + "}}\nvolumes: {d: {}}\n");
    assertThat(parsed.container("/Mounts/0/VolumeOptions/Subpath")).isEqualTo("\"a/b\"");
  }

  @Test
  void a_relative_bind_starts_at_the_stack_files_folder() {
    Path folder = Parsed.FOLDER.toAbsolutePath();
    Parsed here = Parsed.web("volumes: ['./app.conf:/a', '../stacks:/b', 'cookie.txt:/c:ro']");
    assertThat(here.problems()).singleElement().asString().contains("volume 'cookie.txt' is not");
    Parsed two = Parsed.web("volumes: ['./app.conf:/a', '../stacks:/b', '~/x:/c']");
    assertThat(two.container("/Mounts/0/Source"))
        .isEqualTo('"' + folder.toString() + "/app.conf\"");
    assertThat(two.container("/Mounts/1/Source")).isEqualTo('"' + folder.toString() + '"');
    assertThat(two.container("/Mounts/2/Source"))
        .isEqualTo('"' + System.getProperty("user.home") + "/x\"");
  }

  @Test
  void a_path_that_is_not_there_is_warned_of_before_a_task_misses_it() {
    Problems problems = new Problems();
    parse(
        "volumes: ['./none:/a', './app.conf:/b', '/none/at/all:/c', '/:/d', '/var/run/docker.sock:/e']",
        problems);
    assertThat(problems.warnings().stream().map(Problem::message))
        .containsExactly(
            "there is no './none' on this machine, so no task with it starts",
            "the path './app.conf' must exist on every node, which in a lab it does",
            "there is no '/none/at/all' on this machine, so no task with it starts");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "extra_hosts: [\"a=1.2.3.4\", \"b:1.2.3.5\", \"c=[::1]\", \"d:::2\"] | /Hosts |"
            + " [\"1.2.3.4 a\",\"1.2.3.5 b\",\"::1 c\",\"::2 d\"]",
        "environment: {A: yes, B: 1.10, C: 010, D: 0x1F, E: .5, F: 1.0, G: off} | /Env |"
            + " [\"A=yes\",\"B=1.1\",\"C=8\",\"D=31\",\"E=0.5\",\"F=1\",\"G=off\"]",
        "environment: [A=1, A=2] | /Env | [\"A=2\"]",
      })
  void values_are_taken_as_docker_takes_them(String line, String pointer, String made) {
    assertThat(Parsed.web(line).container(pointer)).isEqualTo(made);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2020-01-31", "2020-01-31T10:00:00Z"})
  void a_date_that_docker_makes_another_text_of_is_refused(String date) {
    assertThat(Parsed.web("environment: {A: " + date + "}").problems())
        .containsExactly(
            "s.yml:4:22: services.web.environment.A is a date that docker would rewrite: "
                + date
                + "; quote it");
    assertThat(Parsed.web("environment: {A: '" + date + "'}").problems()).isEmpty();
  }

  @Test
  void memory_in_bytes_is_what_docker_stack_config_writes() {
    String limits = "deploy: {resources: {limits: {memory: '536870912'}}}";
    assertThat(Parsed.web(limits).at("/TaskTemplate/Resources/Limits/MemoryBytes"))
        .isEqualTo("536870912");
    assertThat(Parsed.web(limits.replace("536870912", "512")).problems())
        .containsExactly(
            "s.yml:4:43: services.web.deploy.resources.limits.memory must be a size such as 512m,"
                + " not '512'");
  }

  @Test
  void a_mode_in_decimal_is_what_docker_stack_config_writes() {
    String text =
        "services: {web: {image: a, configs: [{source: c, mode: %s}]}}\n"
            + "configs: {c: {file: app.conf}}\n";
    assertThat(Parsed.of(text.formatted("256")).container("/Configs/0/File/Mode")).isEqualTo("256");
    assertThat(Parsed.of(text.formatted("0400")).container("/Configs/0/File/Mode"))
        .isEqualTo("256");
    Problems problems = new Problems();
    StackFile.parse("s.yml", text.formatted("444"), Parsed.FOLDER, Map.of(), problems);
    assertThat(problems.warnings().stream().map(Problem::message))
        .containsExactly("services.web.configs[].mode: 444 is decimal, 0674 in octal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"node.Role == manager", "node.Labels.zone==B", "ENGINE.LABELS.x != y z"})
  void a_constraint_is_spelled_in_any_case(String constraint) {
    String line = "deploy: {placement: {constraints: ['" + constraint + "']}}";
    assertThat(Parsed.web(line).at("/TaskTemplate/Placement/Constraints/0"))
        .isEqualTo('"' + constraint + '"');
  }

  @Test
  void an_address_on_a_network_is_warned_of() {
    Problems problems = new Problems();
    parse("networks: {default: {ipv4_address: 10.0.0.5, aliases: [x]}}", problems);
    assertThat(problems.warnings().stream().map(Problem::toString))
        .containsExactly(
            "s.yml:4:26: docker ignores 'ipv4_address' (services.web.networks.default); swarm gives"
                + " addresses; services find each other by name");
  }

  private static StackFile parse(String line, Problems problems) {
    return parse("init: true", problems, "    " + line + "\n");
  }

  private static StackFile parse(String first, Problems problems, String more) {
    String text = "services:\n  web:\n    image: a:1\n" + more + "    " + first + "\n";
    var file = StackFile.parse("s.yml", text, Parsed.FOLDER, Map.of(), problems);
    assertThat(problems.sorted()).isEqualTo(List.of());
    return file.orElseThrow();
  }
}
