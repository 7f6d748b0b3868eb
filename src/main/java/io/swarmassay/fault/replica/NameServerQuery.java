package io.swarmassay.fault.replica;

import io.swarmassay.fault.ReplicaAccess;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A question to the name server that swarm gives to every container. Images have no resolver. */
final class NameServerQuery {
  static final String SERVER = "127.0.0.11";

  /** Recursion desired, one question. */
  private static final String HEADER =
      "\\253\\315\\001\\000\\000\\001\\000\\000\\000\\000\\000\\000";

  /** End of the name; type A, class IN. */
  private static final String TAIL = "\\000\\000\\001\\000\\001";

  private NameServerQuery() {}

  /** Whether an answer came back within a second, whatever it says. */
  static boolean ask(ReplicaAccess patient, String name) {
    String bytes =
        patient.doInNetwork(
            "printf \"$1\" | timeout -s KILL 4 socat -t1 -T1 - UDP4:$2:53 | wc -c",
            HEADER + labels(name) + TAIL,
            SERVER);
    return Integer.parseInt(bytes) > 0;
  }

  private static String labels(String name) {
    StringBuilder labels = new StringBuilder();
    for (String label : name.split("\\.")) {
      byte[] bytes = label.getBytes(StandardCharsets.US_ASCII);
      labels.append(String.format(Locale.ROOT, "\\%03o", bytes.length)).append(label);
    }
    return labels.toString();
  }
}
