package io.swarmassay.stack.file;

import io.swarmassay.yaml.BoundedFile;
import io.swarmassay.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one secret or config declared at the top: a file beside the stack file, external, or one
 * that is made for each deployment.
 */
final class ObjectReader {
  /** Engines take no more in a secret; a config may be a bit larger. */
  private static final int LIMIT = 500 * 1024;

  private static final Set<String> KEYS =
      Set.of("name", "file", "external", "labels", "template_driver");
  private static final Set<String> SECRET =
      Set.of("name", "file", "external", "labels", "template_driver", "driver", "driver_opts");

  private final StackFileContext scope;
  private final MappingReader fields;
  private final External external;
  private final Optional<String> made;

  ObjectReader(StackFileContext scope, String section, String name, Yaml node, Declared declared) {
    this.scope = scope;
    Set<String> keys = section.equals("secrets") ? SECRET : KEYS;
    this.fields = MappingReader.of(scope, node, section + "." + name, keys);
    External told = External.of(fields, name, "");
    Optional<Yaml> written = Optional.ofNullable(declared.made(section).get(name));
    boolean outside = fields.has("external") && !fields.denies("external");
    this.made = outside ? made(section, name, written) : Optional.empty();
    this.external = made.isPresent() ? new External(false, scope.scoped(name)) : told;
  }

  /** What an external one holds: as the file says, else as the user sets it, else made up. */
  private Optional<String> made(String section, String name, Optional<Yaml> written) {
    if (written.isPresent() || !scope.whole()) {
      return written.flatMap(value -> scope.values().text(value, "x-assay." + section));
    }
    Optional<String> given = scope.variables().given(name);
    String kind = section.substring(0, section.length() - 1);
    scope
        .problems()
        .note(
            fields.node(),
            kind
                + " '"
                + name
                + "' is external: each deployment gets one of its own, "
                + (given.isPresent() ? "with the value that --set gives" : "with a made-up value"),
            given.isPresent() ? "" : ways(section, name));
    return given.or(() -> Optional.of(MadeSecrets.GENERATED));
  }

  private static String ways(String section, String name) {
    return "x-assay." + section + ": {" + name + ": VALUE} or --set " + name + "=VALUE gives one";
  }

  /** Its name in the swarm. */
  String name() {
    return external.name();
  }

  boolean external() {
    return external.external();
  }

  /** The file that holds it, when it comes from one. */
  Optional<Path> file() {
    return fields.text("file").map(scope::file);
  }

  /** The body of {@code POST /secrets/create} or {@code /configs/create}. */
  Map<String, Object> body() {
    Optional<String> driver = fields.text("driver");
    if (driver.isPresent() && fields.has("file")) {
      fields.wrong("file", "a driver brings the content itself", "drop 'file' or 'driver'");
    }
    Map<String, String> options = fields.pairs("driver_opts");
    return new Body()
        .keep("Name", name())
        .keep("Labels", Labels.with(scope, fields))
        .keep("Data", driver.isPresent() ? "" : data())
        .put(
            "Driver",
            driver.map(named -> new Body().keep("Name", named).put("Options", options).map()))
        .put("Templating", fields.text("template_driver").map(named -> Map.of("Name", named)))
        .map();
  }

  private String data() {
    if (made.isPresent()) {
      return MadeSecrets.data(made.get());
    }
    Optional<Path> file = file();
    if (!fields.has("file")) {
      fields.wrong(fields.node(), fields.path("file") + " is missing", "name a file, or external");
    }
    return file.map(path -> read(fields.text("file").orElse(""), path)).orElse("");
  }

  private String read(String name, Path file) {
    try {
      byte[] bytes = BoundedFile.bytes(file, LIMIT);
      if (bytes.length == 0) {
        fields.wrong("file", "file '" + name + "' has 0 bytes", "1 to " + LIMIT + " are possible");
      }
      return Base64.getEncoder().encodeToString(bytes);
    } catch (BoundedFile.Refused e) {
      String hint = "1 to " + LIMIT + " bytes of a regular file are possible";
      fields.wrong("file", "file '" + name + "' cannot be taken: " + e.getMessage(), hint);
      return "";
    } catch (IOException e) {
      String hint = "paths start at the stack file's folder";
      fields.wrong("file", "file '" + name + "' cannot be read", hint);
      return "";
    }
  }
}
