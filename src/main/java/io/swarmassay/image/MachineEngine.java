package io.swarmassay.image;

import io.swarmassay.image.debian.ImageException;
import io.swarmassay.internal.docker.EngineClient;
import io.swarmassay.swarm.SwarmException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The engine that people on this machine work with: what {@code docker images} shows. It is only
 * read. {@code DOCKER_HOST} says where it listens, else {@code /var/run/docker.sock}.
 */
final class MachineEngine {
  private static final String USUAL = "/var/run/docker.sock";
  private static final String UNIX = "unix://";

  /** How long it may take to find an image in its store. */
  private static final Duration ASKING = Duration.ofSeconds(10);

  private final String host;

  private MachineEngine(String host) {
    this.host = host;
  }

  /**
   * The one that this variable of the environment names. Connects to nothing.
   *
   * @param host {@code DOCKER_HOST}; null or blank for the usual place
   */
  static MachineEngine at(String host) {
    return new MachineEngine(host == null || host.isBlank() ? UNIX + USUAL : host);
  }

  /**
   * Where it listens, or would.
   *
   * @throws ImageException when it is on another machine
   */
  Path socket() {
    if (!host.startsWith(UNIX)) {
      throw new ImageException(
          "DOCKER_HOST is " + host + ": images are taken from an engine behind unix:// only");
    }
    return Path.of(host.substring(UNIX.length()));
  }

  /** Whether anybody listens there. */
  boolean there() {
    return Files.exists(socket());
  }

  /** The identifier of an image; empty when it has none of that name, or there is no engine. */
  Optional<String> id(String reference) {
    if (!there()) {
      return Optional.empty();
    }
    try (EngineClient engine = EngineClient.at(socket())) {
      return Optional.of(engine.get("/images/" + reference + "/json", ASKING).path("Id").asText());
    } catch (SwarmException unanswered) {
      if (unanswered.status() == 404 || unanswered.status() == 0) {
        return Optional.empty();
      }
      throw unanswered;
    }
  }

  /** Hands over an image as {@code docker save} writes it. */
  void save(String reference, Consumer<InputStream> into) {
    try (EngineClient engine = EngineClient.at(socket());
        InputStream archive = engine.open("/images/" + reference + "/get", ASKING)) {
      into.accept(archive);
    } catch (IOException e) {
      throw new ImageException(reference + " cannot be read from " + socket() + ": " + e);
    }
  }
}
