package io.swarmassay.diagnosis;

import io.swarmassay.history.Cause;
import io.swarmassay.history.Event;
import io.swarmassay.stack.deploy.UpdateState;
import io.swarmassay.stack.file.StackFile;
import io.swarmassay.stack.lint.LabLint;
import io.swarmassay.swarm.Blueprint;
import io.swarmassay.swarm.Replica;
import io.swarmassay.yaml.Problems;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A stack file with a place for everything, and what is to be seen of its one service. */
final class Seeing {
  private static final String STACK =
      """
      services:
        web:
          image: web:9
          command: ["/srv/web"]
          user: nobody2
          logging:
            driver: gelf
            options:
              gelf-address: tcp://127.0.0.1:12201
          volumes:
            - /srv/none:/data
          ports:
            - target: 80
              published: 8080
              mode: host
          healthcheck:
            test: ["CMD", "true"]
            interval: 2s
            retries: 2
          networks: [small]
          deploy:
            replicas: 12
            update_config:
              failure_action: pause
            restart_policy:
              max_attempts: 2
            placement:
              max_replicas_per_node: 1
              constraints: ["node.labels.disk == ssd"]
            resources:
              limits:
                memory: 64M
              reservations:
                memory: 900G
      networks:
        small:
          ipam:
            config:
              - subnet: 10.9.0.0/28
      """;

  final List<Replica> tasks = new ArrayList<>();
  final List<Event.Ended> ends = new ArrayList<>();
  int faults;
  Map<String, UpdateState> updates = Map.of();

  List<Cause> causes() {
    return Diagnoses.of(scene());
  }

  Scene scene() {
    Problems problems = new Problems();
    StackFile file =
        StackFile.parse("docker-stack.yml", STACK, Path.of("."), Map.of(), problems).orElseThrow();
    Blueprint blueprint = file.blueprint("x");
    return new Scene(
        file.written(blueprint),
        tasks,
        ends,
        faults,
        updates,
        new LabLint(3).unmet(blueprint),
        text -> text.equals("web.1 ") ? ", last words: \"no licence\"" : "");
  }

  void task(String state, String error) {
    int number = tasks.size();
    tasks.add(
        new Replica(
            "x",
            "web",
            1,
            "t" + number,
            "c" + number,
            "n1",
            state,
            state.equals("failed") || state.equals("rejected") ? "shutdown" : "running",
            "",
            error,
            Instant.ofEpochSecond(number),
            Instant.ofEpochSecond(number)));
  }

  void end(int exitCode, boolean oom, boolean asked) {
    int number = ends.size();
    ends.add(new Event.Ended(number, 0, "web.1", "c" + number, "n1", exitCode, oom, asked));
  }
}
