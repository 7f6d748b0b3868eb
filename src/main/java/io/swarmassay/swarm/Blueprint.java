package io.swarmassay.swarm;

import java.util.List;
import java.util.Map;

/**
 * What a stack file asks an engine to create, in the engine API's own words, ready to be sent.
 *
 * @param namespace the deployment's name; every part carries it in the label {@code
 *     com.docker.stack.namespace}
 * @param networks bodies of {@code POST /networks/create}
 * @param secrets bodies of {@code POST /secrets/create}
 * @param configs bodies of {@code POST /configs/create}
 * @param services bodies of {@code POST /services/create}; references to networks, secrets and
 *     configs are by name and are resolved to identifiers by the swarm
 */
public record Blueprint(
    String namespace,
    List<Map<String, Object>> networks,
    List<Map<String, Object>> secrets,
    List<Map<String, Object>> configs,
    List<Map<String, Object>> services) {

  /** The label by which swarm's tools recognise the parts of a stack. */
  public static final String LABEL = "com.docker.stack.namespace";
}
