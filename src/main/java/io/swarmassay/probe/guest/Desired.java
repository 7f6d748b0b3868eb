package io.swarmassay.probe.guest;

import io.swarmassay.probe.EngineQueries;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Replica;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The jobs that a planner's file says should always run, read in the planner's container by its
 * engine, so that the planner itself is not asked what was wanted of it.
 */
final class Desired {
  private static final String VARIABLE = "FC_EX_CP_DESIRED_VMS_CONFIG=";

  /** The head of a term: {@code {<<"id">>, <<"tenant">>, #{...}}.}. */
  private static final Pattern JOB =
      Pattern.compile("\\{\\s*<<\"([^\"]+)\">>\\s*,\\s*<<\"[^\"]*\">>\\s*,\\s*#\\{");

  /** The head of a tuple as Elixir writes it: {@code {"id", "tenant", %{...}}}. */
  private static final Pattern TUPLE =
      Pattern.compile("\\{\\s*\"([^\"]+)\"\\s*,\\s*\"[^\"]*\"\\s*,\\s*%\\{");

  private Desired() {}

  /** The jobs of the file; none of a file without terms; empty where no file is named. */
  static Optional<Set<String>> jobs(Deployment deployment, Replica planner) {
    return file(deployment, planner).map(file -> jobs(file, read(deployment, planner, file)));
  }

  private static Optional<String> file(Deployment deployment, Replica planner) {
    return StreamSupport.stream(
            EngineQueries.container(deployment.swarm(), planner, "/json")
                .at("/Config/Env")
                .spliterator(),
            false)
        .map(variable -> variable.asText())
        .filter(variable -> variable.startsWith(VARIABLE))
        .map(variable -> variable.substring(VARIABLE.length()))
        .findFirst();
  }

  /**
   * The file in an archive of its own, as the engine hands it out; the heads around it are noise.
   */
  private static String read(Deployment deployment, Replica planner, String file) {
    String path =
        String.format(
            Locale.ROOT,
            "/containers/%s/archive?path=%s",
            planner.containerId(),
            URLEncoder.encode(file, StandardCharsets.UTF_8));
    return deployment.swarm().call(planner.node(), "GET", path, "");
  }

  /** An {@code .exs} is a list as Elixir writes it, any other file holds Erlang terms. */
  static Set<String> jobs(String file, String text) {
    boolean elixir = file.endsWith(".exs");
    String data = text.replaceAll(elixir ? "(?m)^\\s*#.*$" : "(?m)^\\s*%.*$", "");
    Set<String> jobs = new TreeSet<>();
    Matcher job = (elixir ? TUPLE : JOB).matcher(data);
    while (job.find()) {
      jobs.add(job.group(1));
    }
    return jobs;
  }
}
