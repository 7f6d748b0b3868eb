package io.swarmassay.scenario;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Locale;

/**
 * One setting of a {@link Word}: a component of its record.
 *
 * @param name in files, for example {@code mean-every} for the component {@code meanEvery}
 * @param type the component's Java type
 * @param standard the value it has when left out; null when it must be given
 * @param meaning what it says, in one line
 */
public record Setting(String name, Type type, Object standard, String meaning) {

  static Setting of(RecordComponent component, Object standard, String meaning) {
    return new Setting(kebab(component.getName()), component.getGenericType(), standard, meaning);
  }

  /** Whether a file must give it. */
  public boolean required() {
    return standard == null;
  }

  /** What a file may write, in words, for example {@code duration}. */
  public String kind() {
    return Kind.of(type).words();
  }

  /** The value it has when left out, as a file would spell it; empty for none. */
  public String standardText() {
    return standard == null ? "" : Spelling.of(standard);
  }

  static String kebab(String camel) {
    return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
