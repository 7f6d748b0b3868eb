package io.swarmassay.internal.docker;

import java.util.ArrayList;
import java.util.List;

/**
 * What a container wrote, as its engine keeps it.
 *
 * @param engine where it ran
 * @param id the container's
 */
record ContainerLogs(EngineClient engine, String id) {
  private static final int MOST = 32 << 20;

  /** Everything, a line each, both streams. */
  List<String> all() {
    return read("");
  }

  /** The same, each line behind the engine's time. */
  List<String> dated() {
    return read("&timestamps=1");
  }

  /** So many lines of its end. */
  List<String> last(int lines) {
    return read("&tail=" + lines);
  }

  private List<String> read(String options) {
    String path = "/containers/" + id;
    boolean terminal = engine.get(path + "/json").at("/Config/Tty").asBoolean(false);
    String query = path + "/logs?stdout=1&stderr=1" + options;
    byte[] log = engine.bytes(query, EngineClient.DEADLINE, MOST);
    List<String> lines = new ArrayList<>(Frames.lines(log, terminal));
    if (log.length == MOST) {
      lines.add("(only the first " + (MOST >> 20) + " MB of this log were read)");
    }
    return List.copyOf(lines);
  }
}
