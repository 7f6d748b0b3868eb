package io.swarmassay.cli.terminal;

import io.swarmassay.scenario.DurationText;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations on the command line, spelt as in scenario files. */
public final class Durations implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    return DurationText.parse(text)
        .filter(duration -> !duration.isZero())
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + text + "' is not a duration; " + DurationText.HINT));
  }

  /** As files spell it, for example {@code 1m30s}. */
  public static String text(Duration duration) {
    return DurationText.text(duration);
  }
}
