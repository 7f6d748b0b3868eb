package io.swarmassay.report.evidence;

/**
 * A line of a log.
 *
 * @param file the log's name in the evidence, for example {@code logs/engine-n1.log}
 * @param number counted from 1
 * @param ms when it was written, since the run began
 * @param text the line
 */
public record LogLine(String file, long number, double ms, String text) {

  /** Whether its writer was worried. */
  public boolean worried() {
    return text.matches("(?is).*\\b(warn|warning|error|err|fail|failed|fatal|panic|crash).*");
  }
}
