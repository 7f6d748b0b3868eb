package io.swarmassay.yaml;

/**
 * Something wrong in a file a user wrote.
 *
 * @param file the file as the user named it
 * @param line from 1
 * @param column from 1
 * @param message what is wrong
 * @param hint the way out; empty when the message says it
 */
public record Problem(String file, int line, int column, String message, String hint)
    implements Comparable<Problem> {
  /** What it quotes of a file, of whatever length, fits a line that can be read. */
  public Problem {
    message = Printable.line(message, Printable.MESSAGE);
    hint = Printable.line(hint, Printable.HINT);
  }

  @Override
  public String toString() {
    String place = file + ":" + line + ":" + column + ": " + message;
    return hint.isEmpty() ? place : place + "; " + hint;
  }

  @Override
  public int compareTo(Problem other) {
    int byFile = file.compareTo(other.file);
    int byLine = byFile != 0 ? byFile : Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }
}
