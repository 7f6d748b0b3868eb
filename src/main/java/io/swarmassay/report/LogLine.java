package io.swarmassay.report;

/**
 * A line of a log.
 *
 * @param file the log's name in the evidence, for example {@code logs/engine-n1.log}
 * @param number counted from 1
 * @param ms when it was written, since the run began
 * @param text the line
 */
record LogLine(String file, long number, double ms, String text) {

  /** Whether its writer was worried. */
  boolean worried() {
    return text.matches("(?is).*\\b(warn|warning|error|err|fail|failed|fatal|panic|crash).*");
  }
}
