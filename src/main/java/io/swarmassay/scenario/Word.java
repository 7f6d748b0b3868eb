package io.swarmassay.scenario;

import io.swarmassay.history.Metric;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * A name that scenario files may use, and the record it stands for. The prototype is what the bare
 * name means; its components are the settings and their values the defaults.
 *
 * @param name as files spell it
 * @param prototype a record
 * @param meaning what it is, in one line
 * @param settings in the order of the record's components
 * @param hits what a fault can be aimed at; empty for everything else
 * @param conditions what must be so for a fault to make sense
 * @param measures what a probe or a kind of traffic measures on the way
 */
public record Word<T>(
    String name,
    T prototype,
    String meaning,
    List<Setting> settings,
    Optional<Hits> hits,
    List<Condition> conditions,
    List<Metric> measures) {

  /**
   * A word whose settings have the names and values of the prototype's components.
   *
   * @param prototype a record; throws IllegalArgumentException when it is none
   * @param meaning what it is, in one line
   */
  static <T> Word<T> of(String name, T prototype, String meaning) {
    if (!prototype.getClass().isRecord()) {
      throw new IllegalArgumentException(name + " is no record, so it has no settings to read");
    }
    List<Setting> settings =
        Arrays.stream(prototype.getClass().getRecordComponents())
            .map(component -> Setting.of(component, RecordReader.get(component, prototype), ""))
            .toList();
    return new Word<>(name, prototype, meaning, settings, Optional.empty(), List.of(), List.of());
  }

  /**
   * With the meaning of a setting that may be left out.
   *
   * @param setting in files' spelling: {@code mean-every} for the component {@code meanEvery}
   */
  public Word<T> with(String setting, String means) {
    return changing(setting, old -> new Setting(old.name(), old.type(), old.standard(), means));
  }

  /** With the meaning of a setting that must be given. */
  public Word<T> needing(String setting, String means) {
    return changing(setting, old -> new Setting(old.name(), old.type(), null, means));
  }

  /** A fault that can be aimed at these only. */
  public Word<T> hitting(Hits what) {
    return new Word<>(name, prototype, meaning, settings, Optional.of(what), conditions, measures);
  }

  /** A probe or a kind of traffic that measures these. */
  public Word<T> measuring(Metric... what) {
    return new Word<>(name, prototype, meaning, settings, hits, conditions, List.of(what));
  }

  /** A fault that is over at once: a {@code hold} is refused. */
  public Word<T> instant() {
    return onlyIf(
        "hold",
        (scenario, step) -> step.hold().isEmpty(),
        "is over at once, nothing is held",
        "leave it out");
  }

  /** A fault that needs a lab of so many nodes. */
  public Word<T> onNodes(int atLeast, String otherwise) {
    return onlyIf(
        "inflict",
        (scenario, step) -> scenario.nodes() >= atLeast,
        otherwise,
        "use nodes: " + atLeast);
  }

  /** A fault that needs so many managers. */
  public Word<T> onManagers(int atLeast, String otherwise) {
    return onlyIf(
        "inflict",
        (scenario, step) -> scenario.managers() >= atLeast,
        otherwise,
        "use managers: " + atLeast);
  }

  /**
   * A fault that makes sense only under a condition; else the scenario is refused.
   *
   * @param key the key of the step that the message points to
   * @param otherwise what is wrong where it does not hold
   * @param hint the way out
   */
  public Word<T> onlyIf(
      String key, BiPredicate<Scenario, Step.Inflict> holds, String otherwise, String hint) {
    List<Condition> more = new ArrayList<>(conditions);
    more.add(new Condition(key, holds, otherwise, hint));
    return new Word<>(name, prototype, meaning, settings, hits, List.copyOf(more), measures);
  }

  /** The setting of that name. */
  Optional<Setting> setting(String wanted) {
    return settings.stream().filter(setting -> setting.name().equals(wanted)).findFirst();
  }

  private Word<T> changing(String wanted, UnaryOperator<Setting> change) {
    if (setting(wanted).isEmpty()) {
      throw new IllegalArgumentException(name + " has no setting '" + wanted + "'");
    }
    List<Setting> changed =
        settings.stream().map(s -> s.name().equals(wanted) ? change.apply(s) : s).toList();
    return new Word<>(name, prototype, meaning, changed, hits, conditions, measures);
  }

  /** The components of the record behind the word. */
  RecordComponent[] components() {
    return prototype.getClass().getRecordComponents();
  }
}
