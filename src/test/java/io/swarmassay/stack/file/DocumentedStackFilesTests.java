package io.swarmassay.stack.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.Yaml;
import io.swarmassay.yaml.YamlFile;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The settings of stack files that a document gives as numbers and words. That an engine gets them
 * as they are written is what {@code StackFileIT} holds.
 */
class DocumentedStackFilesTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          messaging        | services.atomvm-node.deploy.mode                | replicated
          messaging        | services.atomvm-node.deploy.replicas            | 3
          messaging        | services.atomvm-node.deploy.endpoint_mode       | dnsrr
          messaging        | services.atomvm-node.ports                      |
          messaging        | networks.atomvm-net.driver                      | overlay
          messaging        | networks.atomvm-net.ipam.config.0.subnet        | 10.20.0.0/16
          balanced         | services.app.healthcheck.timeout                | 3s
          balanced         | services.app.healthcheck.retries                | 3
          balanced         | services.app.healthcheck.test.1                 | wget
          balanced         | services.app.healthcheck.test.5                 | http://localhost:4000/health
          single-container | services.viban.volumes.0                        | pgdata:/var/lib/postgresql/data
          """)
  void a_stack_file_says_what_its_document_says(String stack, String path, String value) {
    Problems problems = new Problems();
    Optional<Yaml> found = YamlFile.read(Path.of("stacks", stack, "docker-stack.yml"), problems);
    for (String step : path.split("\\.")) {
      found = found.flatMap(node -> below(node, step));
    }
    assertThat(problems.none()).isTrue();
    assertThat(found.flatMap(Yaml::text)).isEqualTo(Optional.ofNullable(value));
  }

  private static Optional<Yaml> below(Yaml node, String step) {
    boolean index = step.matches("\\d+") && Integer.parseInt(step) < node.items().size();
    return index ? Optional.of(node.items().get(Integer.parseInt(step))) : node.get(step);
  }
}
