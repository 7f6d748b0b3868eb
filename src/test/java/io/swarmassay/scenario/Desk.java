package io.swarmassay.scenario;

import io.swarmassay.scenario.file.ScenarioFile;
import io.swarmassay.yaml.BadInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;

/** A home with one stack, and a scenario file x.yaml beside it. */
public record Desk(Path home) {
  /** A whole scenario to which a test adds what it is about. */
  public static final String HEAD =
      """
      title: a shop stays open
      stack: shop
      steady:
        probes: [quiet]
      """;

  /** The names of all metrics, as hints list them. */
  public static final String METRICS = String.join(", ", new TreeSet<>(BudgetLimits.metricNames()));

  public static Desk in(Path home) {
    Desk desk = new Desk(home);
    desk.write(
        "stacks/shop/docker-stack.yml",
        """
        services:
          till: {image: shop, deploy: {replicas: 3}}
          door: {image: shop}
          lamp: {image: shop, deploy: {mode: global}}
        """);
    desk.write(
        "stacks/shop/budgets.yaml",
        """
        - metric: recovery-time
          p95: 10s
          source: shop.txt, Promises
          quote: open again in ten seconds
        """);
    return desk;
  }

  public Path write(String name, String text) {
    try {
      Path file = home.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ScenarioFile reader() {
    return new ScenarioFile(StandIns.WORDS, Map.of(), OptionalInt.empty(), List.of(home));
  }

  public Scenario read(String text) {
    return reader().read(write("scenarios/x.yaml", text));
  }

  /** What is said about a file, without the folder it lies in; empty when nothing is wrong. */
  public String saidOf(String text) {
    return saidOf(reader(), text);
  }

  String saidOf(ScenarioFile reader, String text) {
    try {
      reader.read(write("scenarios/x.yaml", text));
      return "";
    } catch (BadInput e) {
      return e.getMessage().replace(home.resolve("scenarios") + "/", "").replace(home + "/", "");
    }
  }
}
