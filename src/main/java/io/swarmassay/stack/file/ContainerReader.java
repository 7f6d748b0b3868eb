package io.swarmassay.stack.file;

import io.swarmassay.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads what a service's containers are: the {@code ContainerSpec}. */
record ContainerReader(MappingReader service, Declared declared, Variables variables) {
  private static final String PATH_PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
  private static final Pattern IMAGE =
      Pattern.compile(
          "(?:[a-zA-Z0-9.-]+(?::[0-9]+)?/)?"
              + PATH_PART
              + "(?:/"
              + PATH_PART
              + ")*"
              + "(?::\\w[\\w.-]{0,127})?(?:@sha256:[a-f0-9]{64})?");

  private static final String BUILD =
      "; docker stack deploy builds none, x-assay.images makes it from its Dockerfile";

  Map<String, Object> body() {
    Body body = new Body();
    body.put("Image", image().map(ContainerReader::tagged))
        .put("Command", CommandReader.read(service, "entrypoint"))
        .put("Args", CommandReader.read(service, "command"))
        .put("Hostname", service.text("hostname"))
        .put("Hosts", hosts())
        .put("DNSConfig", dns())
        .put(
            "Healthcheck",
            service.below("healthcheck", HealthReader.KEYS).map(at -> new HealthReader(at).body()))
        .put("Env", new Environment(service, variables).entries())
        .put("Labels", Labels.with(service.scope(), service));
    process(body);
    files(body);
    rights(body);
    return body.map();
  }

  private void process(Body body) {
    body.put("Dir", service.text("working_dir"))
        .put("User", service.text("user"))
        .put("StopGracePeriod", service.duration("stop_grace_period"))
        .put("StopSignal", service.text("stop_signal"))
        .put("TTY", service.flag("tty").filter(set -> set))
        .put("OpenStdin", service.flag("stdin_open").filter(set -> set))
        .put("Init", service.flag("init"))
        .put("OomScoreAdj", service.integer("oom_score_adj", -1000));
  }

  private void files(Body body) {
    body.put("Mounts", new MountReader(service, declared.volumes()).mounts())
        .put("Secrets", new FileReader(service, "secrets", declared).references())
        .put("Configs", new FileReader(service, "configs", declared).references())
        .put("ReadOnly", service.flag("read_only").filter(set -> set));
  }

  private void rights(Body body) {
    Set<String> add = capabilities("cap_add");
    Set<String> drop = capabilities("cap_drop");
    drop.removeAll(add);
    body.put("Isolation", service.choice("isolation", Set.of("default", "process", "hyperv")))
        .keep("Privileges", Map.of())
        .put("Sysctls", service.pairs("sysctls"))
        .put("CapabilityAdd", add)
        .put("CapabilityDrop", drop)
        .put("Ulimits", ulimits());
  }

  private Optional<String> image() {
    Optional<String> image = service.text("image");
    if (!service.has("image")) {
      String hint = "name an image" + (service.node().get("build").isPresent() ? BUILD : "");
      service.wrong(service.node(), service.path("image") + " is missing", hint);
    } else if (image.isPresent() && !IMAGE.matcher(image.get()).matches()) {
      service.wrong("image", "'" + image.get() + "' is no image", "write name:tag, in lower case");
    }
    return image;
  }

  /** Docker's short spelling; an image without a tag is the one tagged latest. */
  private static String tagged(String image) {
    String name = image.replaceFirst("^(index\\.)?docker\\.io/", "");
    String familiar = name.replaceFirst("^library/(?=[^/]+$)", "");
    boolean told = familiar.substring(familiar.lastIndexOf('/') + 1).matches(".*[:@].*");
    return told ? familiar : familiar + ":latest";
  }

  /** {@code name:address} or a mapping, as {@code address name}. */
  private List<String> hosts() {
    boolean mapping =
        service.at("extra_hosts").filter(at -> at.content() instanceof Yaml.Mapping).isPresent();
    List<String> lines =
        mapping
            ? new TreeMap<>(service.pairs("extra_hosts"))
                .entrySet().stream().map(host -> host.getKey() + ":" + host.getValue()).toList()
            : service.texts("extra_hosts");
    List<String> hosts = new ArrayList<>();
    for (String line : lines) {
      int sign = line.indexOf('=');
      int colon = sign > 0 ? sign : line.indexOf(':');
      if (colon < 1 || colon == line.length() - 1) {
        service.wrong("extra_hosts", "'" + line + "' is no host", "write name:address");
      } else {
        String address = line.substring(colon + 1).replaceFirst("^\\[(.*)]$", "$1");
        hosts.add(address + " " + line.substring(0, colon));
      }
    }
    return hosts;
  }

  private Map<String, Object> dns() {
    return new Body()
        .put("Nameservers", service.textOrTexts("dns"))
        .put("Search", service.textOrTexts("dns_search"))
        .map();
  }

  private Set<String> capabilities(String key) {
    Set<String> names = new TreeSet<>();
    for (String text : service.texts(key)) {
      String name = text.strip().toUpperCase(Locale.ROOT);
      names.add(name.equals("ALL") || name.startsWith("CAP_") ? name : "CAP_" + name);
    }
    return names.contains("ALL") ? new TreeSet<>(Set.of("ALL")) : names;
  }

  private List<Map<String, Object>> ulimits() {
    Map<String, Map<String, Object>> limits = new TreeMap<>();
    MappingReader fields =
        service
            .at("ulimits")
            .map(
                at ->
                    MappingReader.of(
                        service.scope(), at, service.path("ulimits"), at.entries().keySet()))
            .orElse(null);
    if (fields != null) {
      fields.node().entries().keySet().forEach(name -> limits.put(name, ulimit(fields, name)));
    }
    return List.copyOf(limits.values());
  }

  private static Map<String, Object> ulimit(MappingReader fields, String name) {
    boolean both = fields.at(name).filter(at -> at.content() instanceof Yaml.Mapping).isPresent();
    Optional<Long> one = both ? Optional.empty() : fields.integer(name, -1);
    Optional<MappingReader> two =
        both ? fields.below(name, Set.of("soft", "hard")) : Optional.empty();
    two.filter(pair -> !pair.has("soft") || !pair.has("hard"))
        .ifPresent(pair -> pair.wrong(pair.node(), "a limit needs both soft and hard", ""));
    return new Body()
        .keep("Name", name)
        .put("Soft", two.flatMap(pair -> pair.integer("soft", -1)).or(() -> one))
        .put("Hard", two.flatMap(pair -> pair.integer("hard", -1)).or(() -> one))
        .map();
  }
}
