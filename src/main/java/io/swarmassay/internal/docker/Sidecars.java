package io.swarmassay.internal.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.swarm.SwarmException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Properties;
import org.testcontainers.containers.Network;
import org.testcontainers.utility.ResourceReaper;
import org.testcontainers.utility.TestcontainersConfiguration;

/**
 * Testcontainers on one engine of a swarm: containers beside a deployment, on its overlay.
 * Testcontainers knows one engine per JVM, and keeps the first it used; so the first engine given
 * here is the only one. Mapped ports of such containers point nowhere: wait for a log line, a
 * health check or a command, never for a port.
 */
public final class Sidecars {
  private static Path chosen;

  private final EngineClient engine;

  private Sidecars(EngineClient engine) {
    this.engine = engine;
  }

  /**
   * Points this JVM's Testcontainers at an engine, without files and without environment variables.
   * Must be called before Testcontainers is first used. Its own clean-up container is switched off:
   * what is not closed dies with the lab.
   *
   * @param localImage an image the engine has; Testcontainers would pull one where it believes that
   *     it runs in a container itself
   * @throws SwarmException when it points at another engine already
   */
  public static synchronized Sidecars on(EngineClient engine, String localImage) {
    Path socket = engine.socket().toAbsolutePath();
    if (chosen != null && !chosen.equals(socket)) {
      throw new SwarmException(
          409, "Testcontainers knows one engine per JVM, and that is " + chosen + " already");
    }
    Properties settings = TestcontainersConfiguration.getInstance().getUserProperties();
    settings.setProperty("docker.host", "unix://" + socket);
    settings.setProperty("checks.disable", "true");
    settings.setProperty("pull.timeout", "2");
    settings.setProperty("tinyimage.container.image", localImage);
    withoutRyuk();
    chosen = socket;
    return new Sidecars(engine);
  }

  /** The only other switch is an environment variable, which a running JVM cannot set. */
  private static void withoutRyuk() {
    try {
      Constructor<?> reaper =
          Class.forName("org.testcontainers.utility.JVMHookResourceReaper")
              .getDeclaredConstructor();
      reaper.setAccessible(true);
      Field instance = ResourceReaper.class.getDeclaredField("instance");
      instance.setAccessible(true);
      instance.set(null, reaper.newInstance());
    } catch (ReflectiveOperationException changed) {
      throw new SwarmException(
          "this Testcontainers has another clean-up than 2.0.5; set TESTCONTAINERS_RYUK_DISABLED=true",
          changed);
    }
  }

  /**
   * A deployment's network, to be given to {@code GenericContainer.withNetwork}. Closing it does
   * nothing: the deployment owns it.
   *
   * @param network its name in the stack file
   * @throws SwarmException 404 when there is none; 400 when the stack file does not say {@code
   *     attachable: true}
   */
  public Network network(String namespace, String network) {
    JsonNode found = engine.get("/networks/" + namespace + "_" + network);
    if (!found.path("Attachable").asBoolean(false)) {
      throw new SwarmException(
          400,
          "network " + network + " is not attachable: say 'attachable: true' in the stack file");
    }
    return new Borrowed(found.path("Id").asText());
  }

  private record Borrowed(String id) implements Network {
    @Override
    public String getId() {
      return id;
    }

    @Override
    public void close() {
      // the deployment's, not ours
    }
  }
}
