package io.swarmassay.suites;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A planner at work, and the hands of those who hurt it. */
interface PlannerRig {
  /** What it said; the status of HTTP and its JSON. */
  record Answer(int status, JsonNode body) {}

  /** Asks at the door; empty when no answer came. */
  Optional<Answer> ask(String method, String path, String body);

  /** The services with VMs in them, as the engine lists them. */
  JsonNode services();

  /** Takes the VM of a service away, by the service's id. */
  void killVm(String service);

  /** Kills the planner; another one answers when this returns. */
  void killPlanner();

  /** Something larger fails meanwhile: the engine, or a node's power. */
  void outage(Runnable meanwhile);
}
