package io.swarmassay.yaml;

import java.util.Locale;

/**
 * Numbers as every program reads them: with digits 0 to 9 and a point. {@code String.format} takes
 * the digits of the user's locale, which are other ones in some, and verdicts are for everybody.
 */
public final class PlainNumbers {
  private PlainNumbers() {}

  /**
   * Makes this process format with {@link Locale#ROOT} from now on; the language of messages is not
   * touched. Every door of the product calls it first; calling it again costs nothing.
   */
  public static void everywhere() {
    if (Locale.getDefault(Locale.Category.FORMAT) != Locale.ROOT) {
      Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    }
  }
}
