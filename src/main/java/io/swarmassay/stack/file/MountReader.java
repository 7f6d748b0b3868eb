package io.swarmassay.stack.file;

import io.swarmassay.yaml.SpellingHints;
import io.swarmassay.yaml.Yaml;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code volumes} of a service: {@code data:/var/lib/x:ro}, or type, source and target. */
record MountReader(MappingReader service, Map<String, Yaml> declared) {
  private static final Set<String> KEYS =
      Set.of("type", "source", "target", "read_only", "consistency", "bind", "volume", "tmpfs");

  /** Docker makes the path of a bind in no stack: what says so is idle, and harmless. */
  private static final Set<String> BIND = Set.of("propagation", "create_host_path");

  /** What each node has of its own, whatever this machine has. */
  private static final Pattern OF_NODES =
      Pattern.compile("(/var)?/run(/.*)?|/var/lib/docker(/.*)?|/(proc|sys|dev)(/.*)?");

  private static final Set<String> PROPAGATIONS =
      Set.of("private", "rprivate", "shared", "rshared", "slave", "rslave");

  List<Map<String, Object>> mounts() {
    return service.list("volumes", this::mount);
  }

  private Optional<Map<String, Object>> mount(Yaml item, String path) {
    return item.content() instanceof Yaml.Scalar
        ? service.scope().values().text(item, path).flatMap(text -> shortForm(item, text))
        : longForm(item, path);
  }

  private Optional<Map<String, Object>> shortForm(Yaml item, String text) {
    List<String> parts = Arrays.asList(text.split(":", -1));
    if (parts.size() > 3 || parts.contains("")) {
      return service.wrong(
          item, "'" + text + "' is no volume", "write name:/path or name:/path:ro");
    }
    String source = parts.size() == 1 ? "" : parts.get(0);
    String target = parts.get(parts.size() == 1 ? 0 : 1);
    List<String> options =
        parts.size() < 3 ? List.of() : Arrays.asList(parts.get(2).split(",", -1));
    boolean bind = source.matches("[./~].*");
    options.forEach(option -> option(item, bind, option));
    Body extras = new Body();
    if (bind) {
      options.stream()
          .filter(PROPAGATIONS::contains)
          .forEach(option -> extras.put("Propagation", option));
    } else if (options.contains("nocopy")) {
      extras.put("NoCopy", true);
    }
    Body body = start(bind ? "bind" : "volume", target);
    if (options.contains("ro")) {
      body.put("ReadOnly", true);
    }
    return Optional.of(finish(item, body, bind ? "bind" : "volume", source, extras));
  }

  private void option(Yaml item, boolean bind, String option) {
    boolean propagation = PROPAGATIONS.contains(option);
    if (option.equals("nocopy") && bind || propagation && !bind) {
      String kind = bind ? "bind" : "volume";
      service.wrong(item, "a " + kind + " mount has no option '" + option + "'", "leave it out");
    } else if (!propagation && !option.matches("ro|rw|nocopy")) {
      service.doubtful(
          item, "docker ignores the option '" + option + "' of a volume", "leave it out");
    }
  }

  private Optional<Map<String, Object>> longForm(Yaml item, String path) {
    MappingReader fields = MappingReader.of(service.scope(), item, path, KEYS);
    Optional<String> type = fields.choice("type", Set.of("volume", "bind", "tmpfs"));
    if (!fields.has("type")) {
      fields.wrong(item, path + " has no type", "add type: volume, bind or tmpfs");
    }
    if (type.isEmpty()) {
      return Optional.empty();
    }
    foreign(fields, type.get());
    String target = fields.text("target").orElse("");
    if (!fields.has("target")) {
      fields.wrong(item, path + " has no target", "add target: the path inside the container");
    }
    Body body =
        start(type.get(), target)
            .put("ReadOnly", fields.flag("read_only").filter(set -> set))
            .put("Consistency", fields.text("consistency"));
    String source = fields.text("source").orElse("");
    return Optional.of(finish(item, body, type.get(), source, extras(fields, type.get())));
  }

  /** Options of a type that this mount has not. */
  private static void foreign(MappingReader fields, String type) {
    for (String other : List.of("bind", "volume", "tmpfs")) {
      if (!other.equals(type) && fields.has(other)) {
        fields.wrong(other, "a " + type + " mount has no '" + other + "' options", "");
      }
    }
  }

  private static Body extras(MappingReader fields, String type) {
    Body extras = new Body();
    switch (type) {
      case "bind" ->
          fields
              .loose("bind", BIND)
              .ifPresent(
                  bind -> extras.put("Propagation", bind.choice("propagation", PROPAGATIONS)));
      case "volume" ->
          fields
              .loose("volume", Set.of("nocopy", "subpath"))
              .ifPresent(
                  volume ->
                      extras
                          .put("NoCopy", volume.flag("nocopy").filter(set -> set))
                          .put("Subpath", volume.text("subpath")));
      default ->
          fields
              .loose("tmpfs", Set.of("size"))
              .ifPresent(tmpfs -> extras.put("SizeBytes", tmpfs.integer("size", 0)));
    }
    return extras;
  }

  private Body start(String type, String target) {
    return new Body().keep("Type", type).keep("Target", target);
  }

  private Map<String, Object> finish(
      Yaml item, Body body, String type, String source, Body extras) {
    String target = body.map().get("Target").toString();
    if (!target.isEmpty() && !target.startsWith("/")) {
      service.wrong(item, "a volume's path in the container must be absolute", "start it with /");
    }
    return switch (type) {
      case "bind" -> bind(item, body, source, extras);
      case "tmpfs" -> tmpfs(item, body, source, extras);
      default -> source.isEmpty() ? body.map() : volume(item, body, source, extras);
    };
  }

  private Map<String, Object> bind(Yaml item, Body body, String source, Body extras) {
    if (source.isEmpty()) {
      service.wrong(item, "a bind has no source", "add source: a path of the node");
    }
    String path = source.isEmpty() ? "" : path(source);
    if (!exists(path)) {
      String message = "there is no '" + source + "' on this machine, so no task with it starts";
      service.doubtful(item, message, "make it, or ship files as configs or in the image");
    } else if (!source.startsWith("/")) {
      service.doubtful(
          item,
          "the path '" + source + "' must exist on every node, which in a lab it does",
          "elsewhere ship files as configs or in the image");
    }
    return body.put("Source", path).put("BindOptions", extras.map()).map();
  }

  private static boolean exists(String path) {
    try {
      return path.isEmpty() || OF_NODES.matcher(path).matches() || Files.exists(Path.of(path));
    } catch (InvalidPathException unspeakable) {
      return false;
    }
  }

  /** Absolute, as docker makes it: from the stack file's folder, {@code ~} is the user's. */
  private String path(String source) {
    if (source.equals("~") || source.startsWith("~/")) {
      return System.getProperty("user.home") + source.substring(1);
    }
    return source.startsWith("/")
        ? source
        : service.scope().file(source).toAbsolutePath().normalize().toString();
  }

  private Map<String, Object> tmpfs(Yaml item, Body body, String source, Body extras) {
    if (!source.isEmpty()) {
      service.wrong(item, "a tmpfs has no source", "leave it out");
    }
    return body.put("TmpfsOptions", extras.map()).map();
  }

  private Map<String, Object> volume(Yaml item, Body body, String source, Body extras) {
    Yaml volume = declared.get(source);
    if (volume == null) {
      String hint = SpellingHints.hint(source, declared.keySet());
      service.wrong(item, "volume '" + source + "' is not declared under volumes", hint);
      return body.map();
    }
    VolumeReader reader = new VolumeReader(service.scope(), source, volume);
    body.keep("Source", reader.name());
    reader.describe(extras);
    return body.keep("VolumeOptions", extras.map()).map();
  }
}
