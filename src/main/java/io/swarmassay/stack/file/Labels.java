package io.swarmassay.stack.file;

import io.swarmassay.swarm.Blueprint;
import java.util.LinkedHashMap;
import java.util.Map;

/** Labels with the one by which swarm's tools recognise the parts of a stack. */
final class Labels {
  private Labels() {}

  /** The labels of a part and the stack's own. */
  static Map<String, String> with(StackFileContext scope, MappingReader fields) {
    return with(scope, fields.pairs("labels"));
  }

  static Map<String, String> with(StackFileContext scope, Map<String, String> labels) {
    Map<String, String> all = new LinkedHashMap<>(labels);
    all.put(Blueprint.LABEL, scope.namespace());
    return all;
  }
}
