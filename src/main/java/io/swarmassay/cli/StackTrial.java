package io.swarmassay.cli;

import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.lab.Audit;
import io.swarmassay.lab.LabPlan;
import io.swarmassay.probe.Offer;
import io.swarmassay.run.Ground;
import io.swarmassay.run.RunOptions;
import io.swarmassay.run.SharedEnvironment;
import io.swarmassay.run.Trial;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.proposal.Proposal;
import io.swarmassay.stack.Deployment;
import io.swarmassay.stack.Stack;
import io.swarmassay.stack.file.StackFile;
import io.swarmassay.swarm.Await;
import io.swarmassay.swarm.Seen;
import io.swarmassay.swarm.SwarmException;
import io.swarmassay.yaml.Problem;
import io.swarmassay.yaml.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a stack file alone to a scenario, and to the deployment it was seen on. */
final class StackTrial implements AutoCloseable {
  private static final int NODES = 3;
  private static final Duration WITHIN = Duration.ofSeconds(60);

  /** How long a service may take to listen, once its containers run. */
  private static final Duration LOOKING = Duration.ofSeconds(15);

  private final CommandContext context;
  private final ScenarioOptions changes;
  private final StackOptions asked;
  private final Stack stack;
  private final StackFile file;
  private Optional<SharedEnvironment> standing = Optional.empty();
  private Map<String, String> unproven = Map.of();

  private StackTrial(
      CommandContext context,
      ScenarioOptions changes,
      StackOptions asked,
      Stack stack,
      StackFile file) {
    this.context = context;
    this.changes = changes;
    this.asked = asked;
    this.stack = stack;
    this.file = file;
  }

  /**
   * Of the stack file that is asked for; starts nothing.
   *
   * @throws io.swarmassay.yaml.BadInput when something is wrong with it
   */
  static StackTrial read(CommandContext context, ScenarioOptions changes, StackOptions asked) {
    Problems problems = new Problems();
    Stack stack = Stack.at(context.here().resolve(asked.file)).setting(changes.values);
    if (!Files.isRegularFile(stack.file())) {
      String hint = "name a stack file, or a folder with docker-stack.yml";
      problems.add(new Problem(asked.file.toString(), 1, 1, "there is no stack file", hint));
    }
    problems.throwIfAny();
    Optional<StackFile> file = StackFile.read(stack, problems);
    changes.judge(problems);
    problems.throwIfAny();
    return new StackTrial(context, changes, asked, stack, file.orElseThrow());
  }

  private int nodes() {
    return changes.nodes().orElse(NODES);
  }

  /**
   * Deploys the stack and looks at it. A stack that does not come to stand is tried without having
   * been seen: the run says why it does not.
   */
  Trial propose(boolean silent) {
    List<Offer> offers = List.of();
    LabPlan plan = new LabPlan(nodes(), nodes() < NODES ? 1 : NODES, Map.of(), Optional.empty());
    try {
      SharedEnvironment stands = SharedEnvironment.up(stack, plan, WITHIN);
      standing = Optional.of(stands);
      offers = offers(stands.deployment());
    } catch (SwarmException unsteady) {
      if (standing.isPresent()) {
        throw unsteady;
      }
    }
    return trial(offers, silent);
  }

  /** Waits a while for servers that are slow to listen, or not well yet. */
  private static List<Offer> offers(Deployment deployment) {
    try (Await await = Await.on(deployment.swarm())) {
      return await
          .look(LOOKING, () -> offered(Offer.of(deployment)))
          .value()
          .orElseGet(() -> Offer.of(deployment));
    }
  }

  private static Seen<List<Offer>> offered(List<Offer> offers) {
    return offers.stream().allMatch(Offer::whole)
        ? Seen.there(offers)
        : Seen.notYet(offers.toString());
  }

  private Trial trial(List<Offer> offers, boolean silent) {
    String title = stack.name() + " stays whole while its replicas and nodes fail";
    String place = stack.place().toAbsolutePath().normalize().toString();
    Proposal proposal = new Proposal(place, title, file, nodes(), offers, asked.quick);
    try {
      Path kept = asked.written == null ? null : context.here().resolve(asked.written);
      Path scenario = kept == null ? Files.createTempFile("proposed", ".yaml") : kept;
      try {
        Files.writeString(scenario, proposal.text());
        Problems problems = new Problems();
        Optional<Scenario> read = changes.reader(context).read(scenario, problems);
        problems.throwIfAny();
        if (!silent) {
          tell(proposal);
        }
        unproven = proposal.unproven();
        return Trial.of(stack.name(), read.orElseThrow(), stack);
      } finally {
        if (kept == null) {
          Files.delete(scenario);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the proposed scenario cannot be written", e);
    }
  }

  private void tell(Proposal proposal) {
    context.console().line("Proposed scenario:");
    proposal.text().lines().skip(1).forEach(line -> context.console().line("  " + line));
  }

  /** Where the trial is to be played: where it was seen, if it was. */
  Ground ground(RunOptions options) {
    Ground where = standing.<Ground>map(stands -> stands).orElseGet(() -> Ground.fresh(options));
    return run -> {
      run.noted("limits", unproven);
      where.bear(run);
    };
  }

  /** Ends the lab; throws when something of it is left. */
  @Override
  public void close() {
    if (standing.isEmpty()) {
      return;
    }
    String lab = standing.get().lab().id();
    standing.get().close();
    List<String> left = Audit.of(lab);
    if (!left.isEmpty()) {
      throw new SwarmException(0, "left behind: " + String.join(", ", left));
    }
  }
}
