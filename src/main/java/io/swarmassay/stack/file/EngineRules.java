package io.swarmassay.stack.file;

import io.swarmassay.yaml.Yaml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the command line client takes and each engine refuses: said before anything is started.
 *
 * @param fields where problems are told
 */
record EngineRules(MappingReader fields) {
  private static final Pattern SERVICE = Pattern.compile("[a-zA-Z0-9]([-_]*[A-Za-z0-9]+)*");
  private static final Pattern OBJECT = Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9-_.]*[a-zA-Z0-9])?");

  /** Swarm's limit is 63; a deployment's name is at least six letters, and a line, before it. */
  private static final int LONGEST = 56;

  /** Names of services, secrets and configs. */
  void names() {
    each("services", SERVICE, "letters and digits, with '-' and '_' between them");
    each("secrets", OBJECT, "letters and digits, with '-', '_' and '.' between them");
    each("configs", OBJECT, "letters and digits, with '-', '_' and '.' between them");
  }

  private void each(String section, Pattern possible, String hint) {
    Map<String, Yaml.Entry> entries = fields.at(section).map(Yaml::entries).orElse(Map.of());
    entries.forEach(
        (name, entry) -> {
          String kind = section.substring(0, section.length() - 1);
          boolean spelled = name.matches("[a-zA-Z0-9._-]+"); // else it is told already
          if (name.length() > LONGEST) {
            String message = "the name of " + kind + " '%s' is longer than %d letters";
            fields.wrong(
                entry.key(),
                String.format(Locale.ROOT, message, name, LONGEST),
                "choose a shorter one");
          } else if (spelled && !possible.matcher(name).matches()) {
            fields.wrong(entry.key(), "no engine takes a " + kind + " '" + name + "'", hint);
          }
        });
  }

  /** Ports that are published twice: in one service, or through the mesh and elsewhere too. */
  void ports(Map<String, Map<String, Object>> services) {
    Map<String, List<Boolean>> before = new HashMap<>();
    services.forEach(
        (service, body) -> {
          Map<String, List<Boolean>> own = new HashMap<>();
          for (Map<?, ?> port : published(body)) {
            Object protocol = Optional.<Object>ofNullable(port.get("Protocol")).orElse("tcp");
            String number = port.get("PublishedPort") + "/" + protocol;
            boolean mesh = !"host".equals(port.get("PublishMode"));
            List<Boolean> others = before.getOrDefault(number, List.of());
            if (own.containsKey(number) || others.contains(true) || mesh && !others.isEmpty()) {
              String message = "port " + number + " is published twice";
              fields.wrong(place(service), message, "each belongs to one service of a swarm");
            }
            own.computeIfAbsent(number, any -> new ArrayList<>()).add(mesh);
          }
          own.forEach((number, mesh) -> before.merge(number, mesh, EngineRules::joined));
        });
  }

  private static List<Boolean> joined(List<Boolean> some, List<Boolean> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private static List<Map<?, ?>> published(Map<String, Object> service) {
    List<Map<?, ?>> ports = new ArrayList<>();
    if (service.get("EndpointSpec") instanceof Map<?, ?> spec
        && spec.get("Ports") instanceof List<?> all) {
      for (Object port : all) {
        if (port instanceof Map<?, ?> one && one.containsKey("PublishedPort")) {
          ports.add(one);
        }
      }
    }
    return ports;
  }

  private Yaml place(String service) {
    return fields
        .at("services")
        .flatMap(all -> all.get(service))
        .flatMap(node -> node.get("ports"))
        .orElse(fields.node());
  }

  /** Two secrets, or two configs, of a service that would be one file. */
  void targets(String section, List<Map<String, Object>> references) {
    Set<Object> seen = new HashSet<>();
    for (Map<String, Object> reference : references) {
      Object file = reference.get("File") instanceof Map<?, ?> target ? target.get("Name") : "";
      if (!seen.add(file)) {
        String message = "two " + section + " of a service are the file '" + file + "'";
        fields.wrong(section, message, "keep one, or give one of them another target");
      }
    }
  }
}
