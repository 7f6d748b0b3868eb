package io.swarmassay.cli;

import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.verdict.Seal;
import io.swarmassay.yaml.BadInput;
import io.swarmassay.yaml.Problem;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The key that {@code --seal-key} names. */
final class SealKey {
  private SealKey() {}

  /** Its seal; empty when none was named. Throws {@link BadInput} when it is of no use. */
  static Optional<Seal> read(CommandContext context, Path named) {
    if (named == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Seal.with(context.here().resolve(named)));
    } catch (IOException e) {
      String why = e instanceof NoSuchFileException ? "no such file" : e.getMessage();
      String hint = "a key is a file of " + Seal.SHORTEST + " bytes or more";
      throw new BadInput(List.of(new Problem(named.toString(), 1, 1, why, hint)));
    }
  }
}
