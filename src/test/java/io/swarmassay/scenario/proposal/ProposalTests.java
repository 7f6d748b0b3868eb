package io.swarmassay.scenario.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.probe.Offer;
import io.swarmassay.probe.Probe;
import io.swarmassay.scenario.Catalogue;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.file.ScenarioFile;
import io.swarmassay.stack.Stack;
import io.swarmassay.stack.file.StackFile;
import io.swarmassay.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is proposed is a scenario that reads without a problem, and holds what was seen. */
class ProposalTests {
  private static final String SHOP =
      """
      services:
        cache: {image: "redis:7", volumes: ["data:/data"]}
        front: {image: "nginx:1", ports: ["80:80"], networks: [net], deploy: {replicas: 2}}
        migrate: {image: "shop:1", deploy: {restart_policy: {condition: none}}}
        worker: {image: "shop:1", deploy: {restart_policy: {condition: on-failure}}}
      networks: {net: {}}
      volumes: {data: {}}
      """;
  private static final List<Offer> SEEN =
      List.of(
          new Offer("cache", Set.of(6379), Map.of()),
          new Offer("front", Set.of(80, 81, 443), Map.of(80, 200, 81, 503)),
          new Offer("migrate", Set.of(), Map.of()),
          new Offer("worker", Set.of(), Map.of()));
  @TempDir Path folder;

  private Proposal proposal(boolean quick, List<Offer> offers) throws IOException {
    return proposal(SHOP, 3, quick, offers);
  }

  private Proposal proposal(String text, int nodes, boolean quick, List<Offer> offers)
      throws IOException {
    Path file = Files.writeString(folder.resolve("shop.yml"), text);
    Problems problems = new Problems();
    StackFile read = StackFile.read(Stack.at(file), problems).orElseThrow();
    return new Proposal(file.toString(), "shop: \"whole\"", read, nodes, offers, quick);
  }

  private Scenario read(Proposal proposal) throws IOException {
    Path file = Files.writeString(folder.resolve("proposed.yaml"), proposal.text());
    Problems problems = new Problems();
    ScenarioFile reader =
        new ScenarioFile(Catalogue.STANDARD, Map.of(), OptionalInt.empty(), List.of(folder));
    Scenario scenario = reader.read(file, problems).orElse(null);
    assertThat(problems.sorted()).isEmpty();
    return scenario;
  }

  @Test
  void what_was_seen_is_held_and_what_was_not_well_is_not() throws IOException {
    Scenario scenario = read(proposal(false, SEEN));

    assertThat(scenario.title()).isEqualTo("shop: \"whole\"");
    assertThat(scenario.steady().probes().stream().map(Probe::toString))
        .hasSize(5)
        .anyMatch(text -> text.contains("TcpPorts[service=Optional[cache], ports=[6379]]"))
        .anyMatch(text -> text.contains("TcpPorts[service=Optional[front], ports=[81, 443]]"))
        .anyMatch(text -> text.contains("Http[service=Optional[front], port=80"));
    assertThat(scenario.traffic()).hasSize(1).first().asString().contains("front");
  }

  @Test
  void services_that_go_on_are_struck_and_jobs_are_not() throws IOException {
    String text = proposal(false, SEEN).text();

    assertThat(text).doesNotContain("migrate");
    assertThat(text.split("inflict: kill")).hasSize(4);
    assertThat(text.split("inflict: stop")).as("worker comes back of a failure only").hasSize(3);
    assertThat(text).contains("inflict: drain", "inflict: power-off");
    assertThat(proposal(true, SEEN).text()).doesNotContain("stop", "drain", "power-off");
  }

  @Test
  void an_unseen_stack_is_held_to_its_replicas_alone() throws IOException {
    Scenario scenario = read(proposal(true, List.of()));

    assertThat(scenario.traffic()).isEmpty();
    assertThat(scenario.steady().probes()).hasSize(2);
  }

  @Test
  void what_it_cannot_prove_is_told() throws IOException {
    assertThat(proposal(false, SEEN).unproven())
        .containsEntry("durability of volume data", "nobody is known who writes to it")
        .containsEntry("HTTP of front on port 81", "GET / was answered 503 when nothing was wrong")
        .containsKey("what worker does");
  }

  @Test
  void nodes_are_struck_where_one_may_be_lost_and_by_a_task_that_has_a_slot() throws IOException {
    String agent = "services: {agent: {image: \"a:1\", deploy: {mode: global}}}";

    assertThat(proposal(SHOP, 2, false, SEEN).text()).doesNotContain("drain", "power-off");
    assertThat(proposal(agent, 3, false, List.of()).text())
        .contains("inflict: stop")
        .doesNotContain("node-of");
  }

  @Test
  void a_stack_of_jobs_alone_is_not_struck_and_one_that_was_not_seen_says_so() throws IOException {
    String job = "services: {job: {image: \"a:1\", deploy: {mode: replicated-job}}}";

    assertThat(read(proposal(job, 3, false, List.of())).steps()).isEmpty();
    assertThat(proposal(true, List.of()).unproven()).containsKey("what its services offer");
  }
}
