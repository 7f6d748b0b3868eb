package io.swarmassay.cli.progress;

import io.swarmassay.cli.terminal.Console;
import io.swarmassay.cli.terminal.OutputOptions;
import io.swarmassay.run.Progress;
import io.swarmassay.run.Trial;

/** Shows a run while it goes on; closing it ends the display. */
public interface ProgressDisplay extends Progress, AutoCloseable {
  /** The display that fits: for machines, for a pipe, for a terminal, or nearly none. */
  static ProgressDisplay of(Console console, OutputOptions output, Trial trial) {
    if (output.json) {
      return new JsonWatch(console, trial);
    }
    if (output.quiet) {
      return new QuietWatch(console);
    }
    return console.terminal() ? new LiveWatch(console, trial) : new PlainWatch(console, trial);
  }

  @Override
  default void close() {}
}
