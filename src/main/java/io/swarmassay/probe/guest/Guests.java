package io.swarmassay.probe.guest;

import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.Script;
import io.swarmassay.beam.Term;
import io.swarmassay.probe.Crowd;
import io.swarmassay.probe.Findings;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Reading;
import io.swarmassay.stack.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every guest application that a host names runs where it belongs: {@code which_applications} of
 * its node lists it, it answers calls from the host, and what it publishes reaches the host's node.
 * Measures start-up, memory and round trips of each guest, by the way it is run ({@code embedded},
 * {@code peer}, {@code service}).
 *
 * @param host name of the host's Erlang node, without its machine
 * @param module the host's module with {@code status/0}
 * @param scope the host's {@code pg} scope
 * @param topic the group that guests publish to
 * @param samples round trips measured for each guest
 */
public record Guests(String host, String module, String scope, String topic, int samples)
    implements Probe {
  private static final Script SCRIPT = Script.of(Guests.class, "guests.exprs");
  private static final long HEARING = 1000;

  /** The guests of the document's host. */
  public Guests() {
    this("demo_web", "bc_gitops", "bc_pubsub", "stats:updates", 20);
  }

  @Override
  public String name() {
    return "guests";
  }

  @Override
  public Reading read(Deployment deployment) {
    return Findings.caught(() -> look(deployment, Crowd.nodes(deployment, Optional.empty())));
  }

  private Reading look(Deployment deployment, Crowd crowd) {
    if (!crowd.whole()) {
      return crowd.missing();
    }
    Optional<BeamNode> asked =
        crowd.nodes().stream().filter(node -> node.name().startsWith(host + "@")).findFirst();
    if (asked.isEmpty()) {
      return Reading.unhealthy("no node " + host + "@... is registered");
    }
    Map<String, Term> free =
        Map.of(
            "Module", Term.atom(module),
            "Scope", Term.atom(scope),
            "Topic", Term.binary(topic.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
            "Samples", Term.integer(samples),
            "Limit", Term.integer(HEARING));
    Term found =
        deployment.beam().evaluate(asked.get(), SCRIPT, free, Crowd.ANSWER.multipliedBy(2));
    return judge(deployment, crowd, asked.get(), found.parts().stream().map(Guest::of).toList());
  }

  private static Reading judge(
      Deployment deployment, Crowd crowd, BeamNode asked, List<Guest> guests) {
    List<String> faults = new ArrayList<>();
    List<Reading.Measure> measures = new ArrayList<>();
    for (Guest guest : guests) {
      guest
          .fault()
          .map(fault -> fault + cause(deployment, asked, guest))
          .ifPresentOrElse(faults::add, () -> measures.addAll(guest.measures()));
    }
    String count =
        String.format(
            Locale.ROOT, "%d of %d guests run", guests.size() - faults.size(), guests.size());
    if (guests.isEmpty()) {
      return Reading.unproven(asked.name() + " names no guest");
    }
    if (!faults.isEmpty()) {
      return Findings.against(count, faults);
    }
    GuestStart starts = new GuestStart(deployment.swarm(), crowd, asked);
    guests.forEach(guest -> starts.measure(guest).ifPresent(measures::add));
    return Reading.healthy(
        count + ": " + String.join(", ", guests.stream().map(Guest::text).toList()), measures);
  }

  /** Why a guest's node does not come, where the host's log says it. */
  private static String cause(Deployment deployment, BeamNode asked, Guest guest) {
    boolean rejected =
        guest.apart()
            && deployment.swarm().logs(asked.replica()).stream().anyMatch(guest::rejectedBy);
    return rejected ? "; its cookie is not the host's, which rejects its connections" : "";
  }
}
