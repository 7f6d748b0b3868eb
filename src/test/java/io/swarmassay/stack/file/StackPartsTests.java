package io.swarmassay.stack.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a stack file declares beside its services, and how services use it. */
class StackPartsTests {
  private static final String SERVICE = "services: {web: {image: 'app:1'%s}}\n";

  private static Parsed using(String use, String declared) {
    return Parsed.of(SERVICE.formatted(use.isEmpty() ? "" : ", " + use) + declared);
  }

  @Test
  void the_default_network_can_be_told_otherwise() {
    Parsed named = using("", "networks: {default: {name: mine, attachable: true}}");
    assertThat(named.body().at("/networks").toString())
        .isEqualTo(
            "[{\"Name\":\"mine\",\"Driver\":\"overlay\","
                + "\"Labels\":{\"com.docker.stack.namespace\":\"d\"},\"Attachable\":true}]");
    assertThat(named.at("/TaskTemplate/Networks"))
        .isEqualTo("[{\"Target\":\"mine\",\"Aliases\":[\"web\"]}]");
    assertThat(using("", "").at("/TaskTemplate/Networks"))
        .isEqualTo("[{\"Target\":\"d_default\",\"Aliases\":[\"web\"]}]");
  }

  @Test
  void an_external_part_is_used_and_not_made() {
    Parsed parsed =
        using(
            "networks: [a, b], secrets: [s, t], volumes: ['v:/v']",
            """
            networks: {a: {external: true}, b: {external: {name: other}}}
            secrets: {s: {external: true, name: told}, t: {external: {name: named}}}
            volumes: {v: {external: true}}
            """);
    assertThat(parsed.body().at("/networks").toString()).isEqualTo("[]");
    assertThat(parsed.body().at("/secrets").toString()).isEqualTo("[]");
    assertThat(parsed.body().at("/services/0").findValuesAsText("Target"))
        .containsExactly("/v", "a", "other");
    assertThat(parsed.body().findValuesAsText("SecretName")).containsExactly("named", "told");
    assertThat(parsed.container("/Mounts"))
        .isEqualTo(
            "[{\"Type\":\"volume\",\"Target\":\"/v\",\"Source\":\"v\",\"VolumeOptions\":{}}]");
  }

  @Test
  void an_external_part_of_the_older_spelling_may_be_named_beside_it() {
    Parsed parsed =
        using("networks: [a, b]", "networks: {a: {external: {}, name: named}, b: {external: {}}}");
    assertThat(parsed.body().at("/services/0").findValuesAsText("Target"))
        .containsExactly("b", "named");
  }

  @Test
  void what_is_external_only_when_it_says_so_is_made() {
    assertThat(using("networks: [a]", "networks: {a: {external: false}}").body().at("/networks"))
        .hasSize(1);
  }

  @Test
  void networks_are_attached_by_their_names_with_driver_options() {
    assertThat(
            using(
                    "networks: {b: {driver_opts: {mtu: 1400}}, a: {aliases: [x]}}",
                    "networks: {a: , b: }")
                .at("/TaskTemplate/Networks"))
        .isEqualTo(
            "[{\"Target\":\"d_a\",\"Aliases\":[\"x\",\"web\"]},"
                + "{\"Target\":\"d_b\",\"DriverOpts\":{\"mtu\":\"1400\"},\"Aliases\":[\"web\"]}]");
  }

  @Test
  void a_driver_brings_the_content_of_a_secret() {
    Parsed parsed =
        using("", "secrets: {s: {driver: vault, driver_opts: {path: a}, template_driver: golang}}");
    assertThat(parsed.body().at("/secrets").toString())
        .isEqualTo(
            "[{\"Name\":\"d_s\",\"Labels\":{\"com.docker.stack.namespace\":\"d\"},\"Data\":\"\","
                + "\"Driver\":{\"Name\":\"vault\",\"Options\":{\"path\":\"a\"}},"
                + "\"Templating\":{\"Name\":\"golang\"}}]");
  }

  @Test
  void generic_resources_are_counted_by_kind() {
    String gpu = "generic_resources: [{discrete_resource_spec: {kind: gpu, value: 2}}]";
    assertThat(
            Parsed.web("deploy: {resources: {reservations: {" + gpu + "}}}")
                .at("/TaskTemplate/Resources"))
        .isEqualTo(
            "{\"Reservations\":{\"GenericResources\":"
                + "[{\"DiscreteResourceSpec\":{\"Kind\":\"gpu\",\"Value\":2}}]}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "version: '3' | ``",
        "version: '3.13' | ``",
        "version: '3.15' | s.yml:2:10: version '3.15' is no stack file's; write \"3.9\"",
        "secrets: {s: {file: bad}} | s.yml:2:21: file 'bad' cannot be taken: it is a folder; 1 to"
            + " 512000 bytes of a regular file are possible",
        "secrets: [a] | s.yml:2:10: secrets must be a mapping, not a list",
        "networks: {n: {ipam: {config: [{subnet: 'x::/y'}]}}} | s.yml:2:41: 'x::/y' is no subnet;"
            + " write its first address: 10.20.0.0/16",
        "networks: {n: {ipam: {config: [{subnet: 10.0.0.0}]}}} | s.yml:2:41: '10.0.0.0' is no"
            + " subnet; write its first address: 10.20.0.0/16",
        "x-assy: {} | s.yml:2:1: unknown key 'x-assy' in the stack file; did you mean 'x-assay'?"
            + " (known: x-assay)",
        "x-assay: {secrets: [a]} | s.yml:2:20: x-assay.secrets must be a mapping, not a list",
        "x-assay: {beam: {services: [web]}} | s.yml:2:17: x-assay.beam names no cookie; add cookie:"
            + " name of a secret",
      })
  void what_a_part_cannot_be_is_told(String line, String said) {
    assertThat(String.join("|", using("", line).problems())).isEqualTo(said);
  }
}
