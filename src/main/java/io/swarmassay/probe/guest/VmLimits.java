package io.swarmassay.probe.guest;

import io.swarmassay.beam.BeamNode;
import io.swarmassay.beam.Script;
import io.swarmassay.beam.Term;
import io.swarmassay.probe.Crowd;
import io.swarmassay.probe.Findings;
import io.swarmassay.probe.Probe;
import io.swarmassay.probe.Reading;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The limits of a VM are in force, as VM and kernel say themselves: a super carrier that nothing
 * gets past ({@code +MMscs} with {@code +MMsco true} and {@code +Musac false}), or a control
 * group's limit of the container; and the schedulers online.
 *
 * @param guest name of the Erlang node, without its machine
 * @param memory the most it may have
 * @param schedulers how many; empty for any number
 */
public record VmLimits(String guest, Size memory, OptionalInt schedulers) implements Probe {
  private static final Script SCRIPT = Script.of(VmLimits.class, "limits.exprs");
  private static final double MIB = 1024.0 * 1024.0;

  /** The limits of the document's example: a VM of 512 MB. */
  public VmLimits() {
    this("demo_uptime", new Size(512L << 20), OptionalInt.empty());
  }

  @Override
  public String name() {
    return "vm-limits";
  }

  @Override
  public Reading read(Deployment deployment) {
    return Findings.caught(() -> look(deployment, Crowd.nodes(deployment, Optional.empty())));
  }

  private Reading look(Deployment deployment, Crowd crowd) {
    Optional<BeamNode> asked =
        crowd.nodes().stream().filter(node -> node.name().startsWith(guest + "@")).findFirst();
    if (asked.isEmpty()) {
      return crowd.whole()
          ? Reading.unhealthy("no node " + guest + "@... is registered")
          : crowd.missing();
    }
    List<Term> found =
        deployment.beam().evaluate(asked.get(), SCRIPT, Map.of(), Crowd.ANSWER).parts();
    if (found.size() != 3) {
      return Reading.unhealthy(asked.get().name() + ": its limits cannot be read: " + found);
    }
    return judge(asked.get().name(), bytes(found.get(0)), bytes(found.get(1)), found.get(2));
  }

  private Reading judge(String node, OptionalLong vm, OptionalLong group, Term online) {
    List<String> faults = new ArrayList<>();
    long least = Math.min(vm.orElse(Long.MAX_VALUE), group.orElse(Long.MAX_VALUE));
    if (least > memory.bytes()) {
      faults.add(
          String.format(
              Locale.ROOT,
              "%s: memory is not limited to %.0f MiB (super carrier: %s, container: %s)",
              node,
              memory.bytes() / MIB,
              text(vm),
              text(group)));
    }
    if (schedulers.isPresent() && !online.equals(Term.integer(schedulers.getAsInt()))) {
      faults.add(
          String.format(
              Locale.ROOT, "%s: %s schedulers, not %d", node, online, schedulers.getAsInt()));
    }
    return faults.isEmpty()
        ? Reading.healthy(
            String.format(
                Locale.ROOT, "%s: at most %.0f MiB, %s schedulers", node, least / MIB, online))
        : Findings.against("", faults);
  }

  private static OptionalLong bytes(Term term) {
    return term instanceof Term.Int size && size.value().bitLength() < Long.SIZE
        ? OptionalLong.of(size.value().longValue())
        : OptionalLong.empty();
  }

  private static String text(OptionalLong limit) {
    return limit.isPresent()
        ? String.format(Locale.ROOT, "%.0f MiB", limit.getAsLong() / MIB)
        : "none";
  }
}
