package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmassay.junit.LabExtension;
import io.swarmassay.probe.guest.VmStats;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Replica;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Tenants with networks of their own: tried from inside each VM, on every address of every other.
 */
@Tag("nightly")
class PlannerTenantsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration STEADY = Duration.ofSeconds(90);
  private static final String SPEC =
      "{\"rootfs\":\"a\",\"kernel\":\"b\",\"cmd\":[\"/bin/sh\",\"-c\",\"echo hello from $NAME >"
          + " /tmp/index.html; exec /bin/httpd -f -p 8080 -h /tmp\"],\"env\":{\"NAME\":\"%s\"},"
          + "\"lifecycle\":\"service\",\"resources\":{\"vcpu\":1,\"mem_mb\":16}}";

  /** Whose jobs are whose. */
  private static final Map<String, String> TENANTS =
      new TreeMap<>(Map.of("web-1", "acme", "web-2", "acme", "web-3", "other"));

  @RegisterExtension
  static final LabExtension lab =
      LabExtension.deploying(Stack.at(Path.of("src/test/resources/stacks/planner-tenants")))
          .nodes(1, 1);

  @Test
  void a_vm_reaches_its_own_tenants_and_no_other_and_one_in_two_networks_is_named(
      Deployment planner) throws Exception {
    PlannerStormIT.OnLab rig = new PlannerStormIT.OnLab(planner);
    Awaitility.await().atMost(STEADY).until(() -> new VmStats().read(planner).healthy());
    TENANTS.forEach((job, tenant) -> posted(rig, job, tenant));
    Awaitility.await().atMost(STEADY).until(() -> new VmStats().read(planner).healthy());
    Awaitility.await().atMost(STEADY).until(() -> reached(planner, rig, true).size() == 2);
    assertThat(reached(planner, rig, true)).containsExactly("web-1 -> web-2", "web-2 -> web-1");
    assertThat(reached(planner, rig, false)).isEmpty();

    attached(rig, "web-3", "acme", planner.namespace());
    Awaitility.await().atMost(STEADY).until(() -> !reached(planner, rig, false).isEmpty());
    assertThat(reached(planner, rig, false)).contains("web-1 -> web-3", "web-3 -> web-1");

    for (String job : TENANTS.keySet()) {
      assertThat(rig.ask("DELETE", "/vms/" + job, "").orElseThrow().status()).isEqualTo(202);
    }
    Awaitility.await()
        .atMost(STEADY)
        .until(() -> networks(planner), all -> !all.matches("(?s).*_tenant-(acme|other).*"));
    assertThat(networks(planner)).contains("_tenant-production");
  }

  private static void posted(PlannerRig rig, String job, String tenant) {
    String body =
        "{\"job_id\":\"%s\",\"tenant\":\"%s\",\"spec\":%s}"
            .formatted(job, tenant, SPEC.formatted(job));
    assertThat(rig.ask("POST", "/vms", body).orElseThrow().status()).isEqualTo(202);
  }

  /** The planted defect: a VM that is in another tenant's network as well. */
  private static void attached(
      PlannerStormIT.OnLab rig, String job, String tenant, String namespace) {
    for (JsonNode service : rig.services()) {
      if (service.at("/Spec/Labels/planner.job").asText().equals(job)) {
        ObjectNode spec = service.path("Spec").deepCopy();
        spec.withObject("/TaskTemplate")
            .withArray("Networks")
            .add(JSON.createObjectNode().put("Target", namespace + "_tenant-" + tenant));
        String version = service.at("/Version/Index").asText();
        String path = "/services/" + service.path("ID").asText() + "/update?version=" + version;
        rig.planner().swarm().call("n1", "POST", path, spec.toString());
      }
    }
  }

  /** Who reaches whom, among VMs of one tenant or of two. */
  private static List<String> reached(Deployment planner, PlannerRig rig, boolean oneTenant) {
    Hosts hosts = planner.swarm().hosts().orElseThrow();
    Map<String, Replica> vms = replicas(planner, rig);
    List<String> reached = new ArrayList<>();
    vms.forEach(
        (from, own) ->
            vms.forEach(
                (to, other) -> {
                  boolean same = TENANTS.get(from).equals(TENANTS.get(to));
                  if (!from.equals(to)
                      && same == oneTenant
                      && addresses(hosts, other).stream()
                          .anyMatch(at -> reaches(hosts, own, at, to))) {
                    reached.add(from + " -> " + to);
                  }
                }));
    return reached;
  }

  private static Map<String, Replica> replicas(Deployment planner, PlannerRig rig) {
    Map<String, Replica> replicas = new TreeMap<>();
    for (PlannerModel.Vm vm : PlannerModel.vms(rig.services())) {
      planner.swarm().replicas(planner.namespace()).stream()
          .filter(replica -> replica.running() && replica.service().endsWith(vm.id()))
          .findFirst()
          .filter(replica -> vm.job().filter(TENANTS::containsKey).isPresent())
          .ifPresent(replica -> replicas.put(vm.job().orElseThrow(), replica));
    }
    return replicas;
  }

  private static List<String> addresses(Hosts hosts, Replica replica) {
    return hosts
        .inNetworkOf(replica, List.of("ip", "-4", "-o", "address"))
        .out()
        .lines()
        .map(line -> line.replaceFirst(".* inet ([0-9.]+).*", "$1"))
        .filter(address -> !address.startsWith("127."))
        .toList();
  }

  private static boolean reaches(Hosts hosts, Replica from, String address, String name) {
    List<String> ask = List.of("curl", "-s", "-m", "2", "http://" + address + ":8080/");
    return hosts.inNetworkOf(from, ask).out().contains("hello from " + name);
  }

  private static String networks(Deployment planner) {
    return planner.swarm().call("n1", "GET", "/networks", "");
  }
}
