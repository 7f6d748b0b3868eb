package io.swarmassay.stack.file;

import io.swarmassay.yaml.Yaml;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which version of the format brought a key: docker refuses a key that is newer than the version a
 * file says. A file that says none, or 3 alone, is of the newest.
 *
 * @param fields the whole file
 * @param minor the file's version is 3 point this
 */
record Versions(MappingReader fields, int minor) {
  private static final Pattern VERSION = Pattern.compile("3\\.([0-9]{1,2})");

  /** The minor version by path; names of services and of other parts are a star. */
  private static final Map<String, Integer> BORN =
      Map.ofEntries(
          Map.entry("secrets", 1),
          Map.entry("secrets.*.name", 5),
          Map.entry("secrets.*.driver", 8),
          Map.entry("secrets.*.template_driver", 8),
          Map.entry("configs", 3),
          Map.entry("configs.*.name", 5),
          Map.entry("configs.*.template_driver", 8),
          Map.entry("networks.*.attachable", 2),
          Map.entry("networks.*.name", 5),
          Map.entry("volumes.*.name", 4),
          Map.entry("services.*.secrets", 1),
          Map.entry("services.*.configs", 3),
          Map.entry("services.*.isolation", 5),
          Map.entry("services.*.init", 7),
          Map.entry("services.*.oom_score_adj", 13),
          Map.entry("services.*.networks.*.driver_opts", 13),
          Map.entry("services.*.healthcheck.start_period", 4),
          Map.entry("services.*.healthcheck.start_interval", 12),
          Map.entry("services.*.deploy.endpoint_mode", 2),
          Map.entry("services.*.deploy.rollback_config", 7),
          Map.entry("services.*.deploy.update_config.order", 4),
          Map.entry("services.*.deploy.placement.preferences", 3),
          Map.entry("services.*.deploy.placement.max_replicas_per_node", 8),
          Map.entry("services.*.deploy.resources.limits.pids", 9),
          Map.entry("services.*.deploy.resources.reservations.generic_resources", 5),
          Map.entry("services.*.ports[]", 2),
          Map.entry("services.*.volumes[]", 2),
          Map.entry("services.*.volumes[].tmpfs", 6));

  /** Tells every key of a file that is newer than the version it says. */
  static void check(MappingReader fields) {
    Matcher version = VERSION.matcher(fields.node().get("version").flatMap(Yaml::text).orElse(""));
    if (version.matches()) {
      new Versions(fields, Integer.parseInt(version.group(1))).walk(fields.node(), "");
    }
  }

  private void walk(Yaml node, String path) {
    boolean names = path.matches("services|networks|volumes|secrets|configs|.*\\.\\*\\.networks");
    node.entries()
        .forEach(
            (key, entry) -> {
              String here = (path.isEmpty() ? "" : path + ".") + (names ? "*" : key);
              born(entry.key(), "'" + key + "'", here);
              walk(entry.value(), here);
            });
    for (Yaml item : node.items()) {
      if (item.content() instanceof Yaml.Mapping) {
        born(item, "a mapping in this list", path + "[]");
        walk(item, path + "[]");
      }
    }
  }

  private void born(Yaml at, String what, String path) {
    int born = BORN.getOrDefault(path, 0);
    if (born > minor) {
      String message =
          String.format(
              Locale.ROOT, "%s needs version 3.%d, and this file is of 3.%d", what, born, minor);
      fields.wrong(at, message, "raise 'version', or leave it out");
    }
  }
}
