package io.swarmassay.swarm;

import java.util.Optional;

/**
 * What one look at a condition saw.
 *
 * @param value what was waited for; empty while it is not there
 * @param reason what was seen instead, in words; for a value may be empty
 */
public record Seen<T>(Optional<T> value, String reason) {
  /** What was waited for is there. */
  public static <T> Seen<T> there(T value) {
    return new Seen<>(Optional.of(value), "");
  }

  /** It is not there yet; {@code reason} says what was seen instead: numbers, culprits. */
  public static <T> Seen<T> notYet(String reason) {
    return new Seen<>(Optional.empty(), reason);
  }

  /** {@code there(true)} when it holds, else {@code notYet(reason)}. */
  public static Seen<Boolean> of(boolean holds, String reason) {
    return holds ? there(true) : notYet(reason);
  }
}
