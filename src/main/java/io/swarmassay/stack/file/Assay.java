package io.swarmassay.stack.file;

import io.swarmassay.swarm.Blueprint;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Our own section of a stack file, {@code x-assay}, which docker ignores.
 *
 * @param images built before the deployment, in file order
 * @param saved loaded before the deployment, in file order
 * @param beam where Erlang nodes live; empty on a stack without any
 */
public record Assay(List<Recipe> images, List<Saved> saved, Optional<ErlangNodes> beam) {
  /** A stack file without the section. */
  static final Assay NONE = new Assay(List.of(), List.of(), Optional.empty());

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
   * An image that somebody saved.
   *
   * @param tag its name, as services name it
   * @param archive as {@code docker save} writes it
   */
  public record Saved(String tag, Path archive) {}

  /**
   * Services that hold Erlang nodes.
   *
   * @param services their names as the stack file spells them
   * @param secret name of the secret with the nodes' cookie
   * @param cookie its value in one deployment, without blanks around it; empty in a stack file
   */
  public record ErlangNodes(List<String> services, String secret, String cookie) {
    /** Nodes whose cookie is not known yet. */
    ErlangNodes(List<String> services, String secret) {
      this(services, secret, "");
    }

    /** The same nodes with the cookie that a deployment gives them. */
    public ErlangNodes in(Blueprint blueprint) {
      return new ErlangNodes(services, secret, Cookies.of(blueprint, secret));
    }

    /** Does not tell the cookie: what is printed ends up in logs. */
    @Override
    public String toString() {
      return "Erlang nodes in " + services + ", cookie from the secret " + secret;
    }
  }
}
