package io.swarmassay.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Our own section of a stack file, {@code x-assay}, which docker ignores.
 *
 * @param images built before the deployment, in file order
 * @param beam where Erlang nodes live; empty on a stack without any
 */
public record Assay(List<Recipe> images, Optional<ErlangNodes> beam) {
  /** A stack file without the section. */
  static final Assay NONE = new Assay(List.of(), Optional.empty());

  /**
   * An image we build.
   *
   * @param tag its name, as services name it
   * @param context folder with a Dockerfile
   * @param base what it starts from: {@code beam}, {@code elixir}, ..., or {@code none}
   * @param line where the stack file says so, from 1
   * @param column from 1
   */
  public record Recipe(String tag, Path context, String base, int line, int column) {}

  /**
   * Services that hold Erlang nodes.
   *
   * @param services their names as the stack file spells them
   * @param secret name of the secret with the nodes' cookie, as the stack file spells it
   * @param cookieFile the file that secret comes from
   */
  public record ErlangNodes(List<String> services, String secret, Path cookieFile) {
    /** The cookie, read anew, without blanks around it. */
    public String cookie() {
      try {
        return Files.readString(cookieFile, StandardCharsets.ISO_8859_1).strip();
      } catch (IOException e) {
        throw new UncheckedIOException("the cookie in " + cookieFile + " cannot be read", e);
      }
    }
  }
}
