package io.swarmassay.diagnosis;

import java.util.List;

/** Why an engine cannot make or start a container, in its own words. */
final class ContainerWords {
  private ContainerWords() {}

  static final List<Diagnosis> ALL =
      List.of(
          EngineWords.of(
              "image-missing",
              "an image is neither on the node nor can it be pulled",
              "no such image: ([^\\s@]+)",
              "the image %s is not on its node and could not be pulled",
              List.of("image"),
              "build or push the image under this name, or correct the name"),
          EngineWords.of(
              "bind-source-missing",
              "a folder or file to be mounted is not on the node",
              "bind source path does not exist: (\\S+)",
              "%s is to be mounted and does not exist on its node",
              List.of("volumes"),
              "make it on every node that may run the task, or use a volume, config or secret"),
          EngineWords.of(
              "log-driver-unreachable",
              "the collector of the log driver cannot be reached, so that no container starts",
              "failed to initialize logging driver: (.+)",
              "its log driver cannot start: %s",
              List.of("logging/options", "logging"),
              "have the collector reachable from the nodes before, or log to json-file or local"),
          EngineWords.of(
              "log-driver-unknown",
              "the engine has no log driver of that name",
              "logger: no log driver named '([^']+)'",
              "the engine has no log driver %s",
              List.of("logging/driver", "logging"),
              "correct the name, or install the plugin on every node"),
          EngineWords.of(
              "program-missing",
              "the command of a container is not in its image",
              "exec: \"([^\"]+)\": (?:executable file not found|stat .*no such file)",
              "its program %s is not in the image",
              List.of("command", "entrypoint", "image"),
              "correct command or entrypoint, or put the program into the image"),
          EngineWords.of(
              "program-not-executable",
              "the command of a container may not be executed",
              "exec: \"?([^\":]+)\"?:.*permission denied",
              "its program %s may not be executed",
              List.of("command", "entrypoint", "user", "image"),
              "chmod +x it in the image, and see that the user of the service may read it"),
          EngineWords.of(
              "interpreter-missing",
              "a script or binary needs an interpreter or loader that is not in its image",
              "exec (\\S+): no such file or directory",
              "%s is in the image, but not the interpreter or loader that it names",
              List.of("command", "entrypoint", "image"),
              "install the shell or the libc it was made for, and check for CRLF in its first line"),
          EngineWords.of(
              "user-missing",
              "the user or group of a service is not in its image",
              "unable to find (?:user|group) ([^:]+):",
              "its image has no user or group %s",
              List.of("user", "image"),
              "create it in the image, or give a number"),
          EngineWords.of(
              "volume-driver-missing",
              "the engine has no volume driver of that name",
              "error looking up volume plugin ([^:]+):",
              "its node has no volume driver %s",
              List.of("volumes"),
              "install the plugin on every node that may run the task"),
          EngineWords.of(
              "port-taken-on-node",
              "something else listens on a port that a task publishes on its node",
              "(?:listen tcp|bind for) [^ ]*?:(\\d+)[^ ]*(?::| failed:)"
                  + ".*(?:already in use|already allocated)",
              "port %s of its node is taken by something else",
              List.of("ports"),
              "end what listens there, or publish another port"),
          EngineWords.of(
              "memory-limit-too-small",
              "the memory limit of a service is less than the engine allows",
              "minimum memory limit allowed is (\\w+)",
              "its memory limit is below %s, the least an engine allows",
              List.of("deploy/resources/limits/memory", "deploy/resources"),
              "raise the limit"),
          EngineWords.of(
              "disk-full",
              "a node has no space left",
              "(no space left on device)",
              "its node says: %s",
              List.of("volumes"),
              "free space on the node: docker system df tells what takes it"));
}
