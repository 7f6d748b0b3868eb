package io.swarmassay.stack.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One line of a service, and what it makes of its containers. */
class ContainerNamesTests {
  @ParameterizedTest
  @CsvSource({
    "app, app:latest",
    "app:1, app:1",
    "docker.io/library/app, app:latest",
    "index.docker.io/library/app:2, app:2",
    "docker.io/team/app, team/app:latest",
    "library/team/app, library/team/app:latest",
    "registry.example:5000/app, registry.example:5000/app:latest",
    "registry.example:5000/app:3, registry.example:5000/app:3",
  })
  void an_image_is_asked_for_in_dockers_short_spelling(String written, String image) {
    assertThat(Parsed.of("services: {web: {image: \"" + written + "\"}}").container("/Image"))
        .isEqualTo("\"" + image + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "cap_add: [ net_admin , CAP_SYS_TIME] | /CapabilityAdd | [\"CAP_NET_ADMIN\",\"CAP_SYS_TIME\"]",
        "cap_add: [NET_ADMIN, all] | /CapabilityAdd | [\"ALL\"]",
        "cap_drop: [ALL] | /CapabilityDrop | [\"ALL\"]",
        "dns: 10.0.0.1 | /DNSConfig | {\"Nameservers\":[\"10.0.0.1\"]}",
        "dns_search: [a.example, b.example] | /DNSConfig | {\"Search\":[\"a.example\",\"b.example\"]}",
        "extra_hosts: ['a:1::2'] | /Hosts | [\"1::2 a\"]",
        "oom_score_adj: -1000 | /OomScoreAdj | -1000",
        "init: false | /Init | false",
        "tty: false | /TTY | ``",
        "stdin_open: false | /OpenStdin | ``",
        "read_only: false | /ReadOnly | ``",
        "init: TRUE | /Init | true",
        "isolation: process | /Isolation | \"process\"",
        "ulimits: {core: -1} | /Ulimits | [{\"Name\":\"core\",\"Soft\":-1,\"Hard\":-1}]",
        "command: [] | /Args | ``",
        "entrypoint: '' | /Command | ``",
        "healthcheck: {test: [CMD, true-ish], start_interval: 1s} | /Healthcheck |"
            + " {\"Test\":[\"CMD\",\"true-ish\"],\"StartInterval\":1000000000}",
        "healthcheck: {test: [CMD-SHELL, x]} | /Healthcheck/Test | [\"CMD-SHELL\",\"x\"]",
        "healthcheck: {disable: false, test: x} | /Healthcheck/Test | [\"CMD-SHELL\",\"x\"]",
        "healthcheck: {retries: 0} | /Healthcheck | {\"Retries\":0}",
        "labels: [a, b=, c=d=e] | /Labels |"
            + " {\"a\":\"\",\"b\":\"\",\"c\":\"d=e\",\"com.docker.stack.namespace\":\"d\"}",
        "sysctls: {a: } | /Sysctls | {\"a\":\"\"}",
      })
  void a_line_becomes_what_docker_makes_of_it(String line, String pointer, String json) {
    assertThat(Parsed.web(line).container(pointer)).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "extra_hosts: [':1.2.3.4'] | s.yml:4:18: ':1.2.3.4' is no host; write name:address",
        "extra_hosts: ['a:'] | s.yml:4:18: 'a:' is no host; write name:address",
        "oom_score_adj: -1001 | s.yml:4:20: services.web.oom_score_adj must be a whole number of at"
            + " least -1000, not '-1001'",
        "ulimits: {core: -2} | s.yml:4:21: services.web.ulimits.core must be a whole number of at"
            + " least -1, not '-2'",
        "ulimits: {core: {hard: 1}} | s.yml:4:21: a limit needs both soft and hard",
        "command: {a: b} | s.yml:4:14: services.web.command must be a list, not a mapping",
        "dns: {a: b} | s.yml:4:10: services.web.dns must be a list, not a mapping",
        "env_file: [a.env, nowhere.env] | `s.yml:4:16: file 'a.env' cannot be read; paths start at"
            + " the stack file's folder|s.yml:4:23: file 'nowhere.env' cannot be read; paths start"
            + " at the stack file's folder`",
        "secrets: {a: b} | s.yml:4:14: services.web.secrets must be a list, not a mapping",
      })
  void what_docker_would_refuse_or_misread_is_told(String line, String said) {
    assertThat(String.join("|", Parsed.web(line).problems())).isEqualTo(said);
  }

  @Test
  void an_environment_takes_from_files_then_its_own_lines_then_variables() {
    String both = "env_file: [app.env]\n    environment: [BOTH=own, GIVEN, NONE, EMPTY=]";
    assertThat(Parsed.web(both, Map.of("GIVEN", "here", "BARE", "set")).container("/Env"))
        .isEqualTo(
            "[\"BARE=set\",\"BOTH=own\",\"EMPTY=\",\"FROM_FILE=1\",\"GIVEN=here\",\"NONE\"]");
    assertThat(Parsed.web("env_file: app.env", Map.of("BOTH", "var")).container("/Env"))
        .isEqualTo("[\"BOTH=file\",\"FROM_FILE=1\"]");
    assertThat(Parsed.web("environment: {EMPTY: ''}", Map.of("EMPTY", "var")).container("/Env"))
        .isEqualTo("[\"EMPTY=var\"]");
  }

  @Test
  void a_typed_value_may_be_given_by_a_variable() {
    assertThat(Parsed.web("init: \"${YES}\"", Map.of("YES", "true")).container("/Init"))
        .isEqualTo("true");
    assertThat(Parsed.web("init: ${YES}", Map.of("YES", "yes")).problems())
        .containsExactly("s.yml:4:11: services.web.init must be true or false, not 'yes'");
    assertThat(Parsed.web("init: [true]").problems())
        .containsExactly("s.yml:4:11: services.web.init must be true or false, not a list");
  }
}
