package io.swarmassay.lab;

import io.swarmassay.swarm.Ability;
import io.swarmassay.swarm.Output;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a lab on this machine can do: tried once per JVM, in throw-away namespaces. */
public final class Abilities {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private Abilities() {}

  /** One finding for each {@link Ability}, in their order. */
  public static List<AbilityFinding> findings() {
    return Once.FINDINGS;
  }

  /** The abilities that a lab here has. */
  public static Set<Ability> present() {
    EnumSet<Ability> present = EnumSet.noneOf(Ability.class);
    findings().stream()
        .filter(AbilityFinding::present)
        .map(AbilityFinding::ability)
        .forEach(present::add);
    return Collections.unmodifiableSet(present);
  }

  private static List<AbilityFinding> probe() {
    List<String> missing = Requirements.missing();
    List<AbilityFinding> found = new ArrayList<>();
    found.add(
        new AbilityFinding(
            Ability.HOSTS,
            missing.isEmpty(),
            missing.isEmpty() ? "a lab can be started here" : String.join("; ", missing)));
    List<AbilityFinding> tried = parse(tried());
    for (Ability ability : EnumSet.complementOf(EnumSet.of(Ability.HOSTS))) {
      found.add(
          tried.stream()
              .filter(finding -> finding.ability() == ability)
              .findFirst()
              .orElse(new AbilityFinding(ability, false, "the probe did not get that far")));
    }
    found.sort((a, b) -> a.ability().compareTo(b.ability()));
    return List.copyOf(found);
  }

  /** What the script says, {@code ABILITY yes|no reason} a line; other lines are skipped. */
  static List<AbilityFinding> parse(String lines) {
    List<String> known = Arrays.stream(Ability.values()).map(Enum::name).toList();
    return lines
        .lines()
        .map(line -> line.split(" ", 3))
        .filter(words -> words.length == 3 && known.contains(words[0]))
        .map(
            words ->
                new AbilityFinding(Ability.valueOf(words[0]), words[1].equals("yes"), words[2]))
        .toList();
  }

  private static String tried() {
    try (InputStream script = Abilities.class.getResourceAsStream("abilities.sh")) {
      String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      Output output =
          LabProcess.run(
              "",
              DEADLINE,
              List.of(
                  "unshare",
                  "--fork",
                  "--pid",
                  "--kill-child",
                  "--mount",
                  "--net",
                  "--propagation",
                  "private",
                  "bash",
                  "-c",
                  text));
      return output.out();
    } catch (IOException | LabException failed) {
      return "";
    }
  }

  /** Tried when first asked for. */
  private static final class Once {
    static final List<AbilityFinding> FINDINGS = probe();
  }
}
