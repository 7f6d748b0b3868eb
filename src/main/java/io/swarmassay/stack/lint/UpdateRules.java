package io.swarmassay.stack.lint;

import java.util.Locale;
import java.util.Optional;

/** What goes wrong while a service is updated. */
final class UpdateRules {
  private static final long MINUTE = 60_000_000_000L;

  private UpdateRules() {}

  /** The scheduler gives a task no node where a port it wants is taken. */
  static Optional<Remark> portOfTheOldTask(WrittenService service) {
    return service.startFirst() && !service.hostPorts().isEmpty()
        ? Optional.of(
            new Remark(
                service.place("deploy", "update_config", "order"),
                "a new task finds port "
                    + String.join(", ", service.hostPorts())
                    + " of its node taken by the old one, which stops only when the new one runs:"
                    + " an update needs a node that is free",
                "write order: stop-first, or publish the port without mode: host"))
        : Optional.empty();
  }

  /** Parallelism 0 is all of them. */
  static Optional<Remark> allAtOnce(WrittenService service) {
    long tasks = service.tasks(1);
    long abreast = service.number("UpdateConfig", "Parallelism").orElse(1L);
    boolean all = tasks > 1 && (abreast == 0 || abreast >= tasks) && !service.startFirst();
    return all
        ? Optional.of(
            new Remark(
                service.place("deploy", "update_config", "parallelism"),
                String.format(
                    Locale.ROOT, "an update stops all %d replicas before a new one starts", tasks),
                "write a parallelism below " + tasks + ", or order: start-first"))
        : Optional.empty();
  }

  /** Swarm waits a minute for the old task of a slot and then starts the next (moby#36111). */
  static Optional<Remark> graceOverAMinute(WrittenService service) {
    long grace = service.number("TaskTemplate", "ContainerSpec", "StopGracePeriod").orElse(0L);
    return grace > MINUTE && !service.startFirst()
        ? Optional.of(
            new Remark(
                service.place("stop_grace_period"),
                String.format(
                    Locale.ROOT,
                    "swarm starts the next task of a slot a minute after it told the old one to"
                        + " stop: with a grace of %d s both may run",
                    grace / 1_000_000_000),
                "keep it at 1m, or see that two at once do no harm"))
        : Optional.empty();
  }
}
