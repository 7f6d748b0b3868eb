package io.swarmassay.cli;

/**
 * Where the launcher enters. It needs no other class, so that what is missing to start at all is no
 * broken promise either: Java itself would end with 1.
 */
public final class Start {
  private Start() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String[] args) {
    try {
      return Main.run(args);
    } catch (LinkageError missing) {
      System.err.println("assay: a library is missing or cannot be read: " + missing.getMessage());
    } catch (Throwable failed) {
      System.err.println("assay: cannot start: " + failed);
    }
    return 3;
  }
}
