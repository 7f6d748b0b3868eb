package io.swarmassay.cli.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swarmassay.yaml.Printable;
import io.swarmassay.yaml.Problem;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a command writes. Results go to standard output, complaints to standard error; what they
 * quote of files cannot make a terminal do anything.
 *
 * @param terminal whether a person watches standard output
 */
public record Console(PrintWriter out, PrintWriter err, boolean terminal) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Letters of a line; what quotes a name of thousands loses its middle. */
  private static final int LINE = 900;

  /** Lines about one set of files. */
  private static final int MOST = 50;

  /** The console of this process. */
  static Console standard() {
    return new Console(
        new PrintWriter(System.out, true), new PrintWriter(System.err, true), watched());
  }

  private static boolean watched() {
    String term = System.getenv("TERM");
    return System.console() != null && term != null && !term.equals("dumb");
  }

  /** A line on standard output; {@code @|bold ...|@} shows in a terminal only. */
  public void line(String text) {
    out.println(styled(Printable.lines(text, LINE)));
    out.flush();
  }

  /** What is wrong with files, a line each; of very many the first few tell enough. */
  public void complain(List<Problem> problems) {
    problems.stream().limit(MOST).forEach(problem -> complain(problem.toString()));
    if (problems.size() > MOST) {
      complain("assay: and " + (problems.size() - MOST) + " more of this sort");
    }
  }

  /** A line on standard error. */
  public void complain(String text) {
    err.println(Printable.lines(text, LINE));
    err.flush();
  }

  /** An object as one line of JSON on standard output. */
  public void json(Object object) {
    try {
      out.println(JSON.writeValueAsString(object));
      out.flush();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + object, e);
    }
  }

  private String styled(String text) {
    return (terminal ? Ansi.AUTO : Ansi.OFF).string(text);
  }
}
