package io.swarmassay.stack.file;

import io.swarmassay.yaml.SpellingHints;
import io.swarmassay.yaml.Yaml;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code ports}: {@code 8080-8081:80-81/tcp}, or target, published, protocol and mode. */
record PortReader(MappingReader service) {
  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");
  private static final Pattern SHORT =
      Pattern.compile(
          "(?:(?<host>[^:/]*[^:/0-9-][^:/]*|\\[.*]):)?(?:(?<from>[0-9]*)(?:-(?<to>[0-9]+))?:)?"
              + "(?<port>[0-9]+)(?:-(?<last>[0-9]+))?(?:/(?<protocol>[a-zA-Z]*))?");

  /**
   * How many ports a service may have. Swarm hands each of them to every node; with some thousands
   * it no longer answers in time.
   */
  private static final int MOST = 10_000;

  /** All ports, ordered by the published one. */
  List<Map<String, Object>> ports(boolean dnsrr) {
    List<Map<String, Object>> ports = new ArrayList<>();
    service.list("ports", this::port).forEach(ports::addAll);
    tooMany(service, ports.size(), MOST, "ports in one service");
    if (dnsrr && ports.stream().anyMatch(port -> !"host".equals(port.get("PublishMode")))) {
      service.wrong(
          "ports",
          "a dnsrr service has no virtual address for the swarm to publish",
          "publish with mode: host, or not at all");
    }
    ports.sort(Comparator.comparingLong(port -> (Long) port.getOrDefault("PublishedPort", 0L)));
    return ports;
  }

  private Optional<List<Map<String, Object>>> port(Yaml item, String path) {
    return item.content() instanceof Yaml.Scalar
        ? shortForm(item, path)
        : Optional.of(List.of(longForm(item, path)));
  }

  private Map<String, Object> longForm(Yaml item, String path) {
    Set<String> keys = Set.of("target", "published", "protocol", "mode");
    MappingReader fields = MappingReader.of(service.scope(), item, path, keys);
    Optional<Long> target = inRange(fields, "target");
    if (!fields.has("target")) {
      fields.wrong(item, path + " has no target", "add target: the port inside the container");
    }
    return new Body()
        .put("Protocol", protocol(fields))
        .put("TargetPort", target)
        .put("PublishedPort", inRange(fields, "published").filter(port -> port > 0))
        .put("PublishMode", fields.choice("mode", Set.of("ingress", "host")))
        .map();
  }

  private static Optional<String> protocol(MappingReader fields) {
    Optional<String> named = fields.text("protocol").map(text -> text.toLowerCase(Locale.ROOT));
    if (named.isPresent() && !PROTOCOLS.contains(named.get())) {
      return fields.wrong(
          "protocol",
          fields.path("protocol") + " cannot be '" + named.get() + "'",
          SpellingHints.hint(named.get(), PROTOCOLS));
    }
    return named;
  }

  private static Optional<Long> inRange(MappingReader fields, String key) {
    Optional<Long> port = fields.integer(key, key.equals("published") ? 0 : 1);
    return port.isPresent() && port.get() > 65535
        ? fields.wrong(key, fields.path(key) + " must be at most 65535, not " + port.get(), "")
        : port;
  }

  private Optional<List<Map<String, Object>>> shortForm(Yaml item, String path) {
    Optional<String> text = service.scope().values().loose(item, path);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher match = SHORT.matcher(text.get());
    if (!match.matches()) {
      return service.wrong(item, "'" + text.get() + "' is no port", "write 8080:80 or 53:53/udp");
    }
    if (match.group("host") != null) {
      service.doubtful(item, "swarm publishes a port on every address", "leave the address out");
    }
    return ranges(item, match);
  }

  private Optional<List<Map<String, Object>>> ranges(Yaml item, Matcher match) {
    String protocol =
        Optional.ofNullable(match.group("protocol"))
            .filter(named -> !named.isEmpty())
            .map(named -> named.toLowerCase(Locale.ROOT))
            .orElse("tcp");
    long port = number(match.group("port"), 0);
    long last = number(match.group("last"), port);
    long from = number(match.group("from"), 0);
    long to = number(match.group("to"), from);
    boolean fits = from == 0 || to - from == last - port || last == port;
    boolean inRange = port > 0 && last <= 65535 && last >= port && to <= 65535 && to >= from;
    if (tooMany(service, Math.max(last - port, to - from) + 1, MOST, "ports in one range")) {
      return Optional.empty();
    }
    if (!fits || !inRange || !PROTOCOLS.contains(protocol)) {
      return service.wrong(
          item,
          "'" + match.group() + "' is no port",
          "ports are 1 to 65535, both ranges equally long, tcp, udp or sctp");
    }
    List<Map<String, Object>> ports = new ArrayList<>();
    for (long i = 0; i <= Math.max(last - port, to - from); i++) {
      ports.add(one(protocol, Math.min(port + i, last), from == 0 ? 0 : from + i));
    }
    return Optional.of(ports);
  }

  /** Says so when there are more than can be. */
  static boolean tooMany(MappingReader service, long count, long most, String what) {
    if (count > most) {
      service.wrong("ports", count + " " + what + " are too many", "at most " + most);
    }
    return count > most;
  }

  private static Map<String, Object> one(String protocol, long target, long published) {
    return new Body()
        .keep("Protocol", protocol)
        .keep("TargetPort", target)
        .put("PublishedPort", published == 0 ? null : published)
        .keep("PublishMode", "ingress")
        .map();
  }

  private static long number(String digits, long missing) {
    return digits == null || digits.isEmpty()
        ? missing
        : digits.length() > 5 ? 99999 : Long.parseLong(digits);
  }
}
