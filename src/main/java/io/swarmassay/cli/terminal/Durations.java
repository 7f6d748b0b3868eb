package io.swarmassay.cli.terminal;

import io.swarmassay.scenario.Quantity;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations on the command line, spelt as in scenario files. */
public final class Durations implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    return Quantity.duration(text)
        .filter(duration -> !duration.isZero())
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + text + "' is not a duration; " + Quantity.DURATION_HINT));
  }

  /** As files spell it, for example {@code 1m30s}. */
  public static String text(Duration duration) {
    return Quantity.text(duration);
  }
}
