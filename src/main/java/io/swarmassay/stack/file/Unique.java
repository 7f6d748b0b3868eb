package io.swarmassay.stack.file;

import io.swarmassay.yaml.Yaml;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lists in which docker takes no item twice. */
final class Unique {
  private static final Set<String> KEYS =
      Set.of("networks", "ports", "cap_add", "cap_drop", "dns", "dns_search", "aliases");

  private Unique() {}

  static void check(MappingReader fields, String key, Yaml list) {
    Set<Object> seen = new HashSet<>();
    for (Yaml item : KEYS.contains(key) ? list.items() : List.<Yaml>of()) {
      if (!seen.add(item.plain())) {
        fields.wrong(item, "an item stands twice in " + fields.path(key), "keep one");
      }
    }
  }
}
