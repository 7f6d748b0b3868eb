package io.swarmassay.stack.lint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What health checks do that nobody meant. */
final class HealthRules {
  private static final String[] CHECK = {"TaskTemplate", "ContainerSpec", "Healthcheck"};

  /** Engine's defaults: every 30 s, ill after the third failure. */
  private static final long INTERVAL = 30_000_000_000L;

  private static final long RETRIES = 3;

  /** Less than many programs take to start on a busy machine. */
  private static final long SOON = 10_000_000_000L;

  private HealthRules() {}

  /** A container that is not healthy in time is killed, and the next starts as slowly. */
  static Optional<Remark> impatient(WrittenService service) {
    long every = number(service, "Interval").filter(given -> given > 0).orElse(INTERVAL);
    long times = number(service, "Retries").filter(given -> given > 0).orElse(RETRIES);
    boolean lenient = number(service, "StartPeriod").orElse(0L) > 0;
    return checked(service) && !lenient && every * times < SOON
        ? Optional.of(
            new Remark(
                service.place("healthcheck"),
                String.format(
                    Locale.ROOT,
                    "a start that takes longer than %.1f s is killed as unhealthy, and so is the"
                        + " next",
                    every * times / 1e9),
                "give it a start_period longer than its slowest start"))
        : Optional.empty();
  }

  /** The name of a service leads to tasks that are healthy. */
  static Optional<Remark> looksForItself(WrittenService service) {
    String name = Pattern.quote(service.name());
    Pattern own = Pattern.compile("tasks\\." + name + "\\b|//" + name + "[:/]|\\b" + name + ":\\d");
    return checked(service) && own.matcher(test(service)).find()
        ? Optional.of(
            new Remark(
                service.place("healthcheck", "test"),
                "the health check asks for "
                    + service.name()
                    + " by name, and a task has a name only once it is healthy: none will be",
                "ask 127.0.0.1"))
        : Optional.empty();
  }

  private static Optional<Long> number(WrittenService service, String key) {
    return service.number(CHECK[0], CHECK[1], CHECK[2], key);
  }

  private static boolean checked(WrittenService service) {
    String test = test(service);
    return !test.isEmpty() && !test.equals("NONE");
  }

  private static String test(WrittenService service) {
    List<?> words = service.at(List.class, CHECK[0], CHECK[1], CHECK[2], "Test").orElse(List.of());
    return words.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }
}
