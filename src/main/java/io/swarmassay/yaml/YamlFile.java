package io.swarmassay.yaml;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Reads one YAML file into {@link Yaml} nodes; what cannot be read is a problem with its place. */
public final class YamlFile {
  /** How deep a file may be nested; the deepest of ours goes 9 deep. */
  private static final int DEPTH = 64;

  /** How many values a file may stand for. */
  private static final long NODES = 100_000;

  private static final int ALIASES = 1_000;

  private final String file;
  private final Problems problems;
  private final Map<Node, Yaml> seen = new IdentityHashMap<>();
  private final Map<Yaml, Long> weights = new IdentityHashMap<>();
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

  private YamlFile(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Reads a file; empty when it cannot be read at all, and then a problem says why. */
  public static Optional<Yaml> read(Path path, Problems problems) {
    try {
      return parse(path.toString(), BoundedFile.text(path, BoundedFile.TEXT), problems);
    } catch (NoSuchFileException e) {
      problems.add(new Problem(path.toString(), 1, 1, "no such file", "check the name"));
    } catch (CharacterCodingException e) {
      problems.add(new Problem(path.toString(), 1, 1, "not UTF-8 text", "save it as UTF-8"));
    } catch (IOException e) {
      problems.add(new Problem(path.toString(), 1, 1, "cannot be read: " + e.getMessage(), ""));
    }
    return Optional.empty();
  }

  /** Reads a text under the name of a file. */
  public static Optional<Yaml> parse(String file, String text, Problems problems) {
    // This schema leaves '<<' to us: the others merge while composing, and duplicates get lost.
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setSchema(new FailsafeSchema())
            .setAllowDuplicateKeys(true)
            .setUseMarks(true)
            .setMaxAliasesForCollections(ALIASES)
            .build();
    try {
      if (tooDeep(file, text, settings, problems)) {
        return Optional.empty();
      }
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        problems.add(new Problem(file, 1, 1, "the file is empty", ""));
      }
      return root.flatMap(new YamlFile(file, problems)::whole);
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
      int line = mark == null ? 1 : mark.getLine() + 1;
      int column = mark == null ? 1 : mark.getColumn() + 1;
      problems.add(new Problem(file, line, column, "not YAML: " + e.getProblem(), ""));
    } catch (YamlEngineException e) {
      problems.add(new Problem(file, 1, 1, "not YAML: " + e.getMessage(), ""));
    }
    return Optional.empty();
  }

  /** Looked at before anything is built of it, since building goes as deep as the file. */
  private static boolean tooDeep(
      String file, String text, LoadSettings settings, Problems problems) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      if (event instanceof CollectionStartEvent) {
        depth++;
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
      if (depth > DEPTH) {
        Mark at = event.getStartMark().orElse(null);
        int line = at == null ? 1 : at.getLine() + 1;
        int column = at == null ? 1 : at.getColumn() + 1;
        problems.add(new Problem(file, line, column, "nested more than " + DEPTH + " deep", ""));
        return true;
      }
    }
    return false;
  }

  /** Aliases may stand for aliases: few lines can mean more than any machine can hold. */
  private Optional<Yaml> whole(Node node) {
    Yaml root = convert(node);
    if (weights.getOrDefault(root, 0L) > NODES) {
      problems.add(root, "its aliases stand for more than " + NODES + " values", "write them out");
      return Optional.empty();
    }
    return Optional.of(root);
  }

  private Yaml convert(Node node) {
    Yaml known = seen.get(node);
    if (known != null) {
      return known;
    }
    if (!open.add(node)) {
      Yaml here = at(node, new Yaml.Scalar("", false));
      problems.add(here, "an alias stands inside of what it stands for", "");
      return here;
    }
    Yaml converted = at(node, content(node));
    open.remove(node);
    seen.put(node, converted);
    weights.put(converted, weight(converted));
    return converted;
  }

  /** How many values it is with all aliases written out, as far as that is of interest. */
  private long weight(Yaml yaml) {
    long weight = 1;
    for (Yaml item : yaml.items()) {
      weight += weights.getOrDefault(item, 1L);
    }
    for (Yaml.Entry entry : yaml.entries().values()) {
      weight += weights.getOrDefault(entry.value(), 1L);
    }
    return Math.min(weight, NODES + 1);
  }

  private Yaml.Content content(Node node) {
    if (node instanceof ScalarNode scalar) {
      return new Yaml.Scalar(scalar.getValue(), scalar.getScalarStyle() != ScalarStyle.PLAIN);
    }
    if (node instanceof SequenceNode sequence) {
      return new Yaml.Sequence(sequence.getValue().stream().map(this::convert).toList());
    }
    return mapping((MappingNode) node);
  }

  private Yaml.Mapping mapping(MappingNode node) {
    Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
    List<Yaml> merged = new ArrayList<>();
    for (NodeTuple tuple : node.getValue()) {
      Yaml key = convert(tuple.getKeyNode());
      Yaml value = convert(tuple.getValueNode());
      if (!(key.content() instanceof Yaml.Scalar scalar)) {
        problems.add(key, "a key must be text, not " + key.kind(), "");
      } else if (scalar.text().equals("<<") && !scalar.quoted()) {
        merged.add(value);
      } else if (entries.putIfAbsent(scalar.text(), new Yaml.Entry(key, value)) != null) {
        problems.add(key, "key '" + scalar.text() + "' stands here twice", "keep one");
      }
    }
    merged.forEach(value -> merge(value).forEach(entries::putIfAbsent));
    return new Yaml.Mapping(entries);
  }

  /** Entries of the mapping, or of the mappings in a list, that {@code <<} brings; first wins. */
  private Map<String, Yaml.Entry> merge(Yaml value) {
    boolean list = value.content() instanceof Yaml.Sequence;
    Map<String, Yaml.Entry> merged = new LinkedHashMap<>();
    for (Yaml source : list ? value.items() : List.of(value)) {
      if (!(source.content() instanceof Yaml.Mapping)) {
        problems.add(source, "'<<' merges mappings, not " + source.kind(), "");
      }
      source.entries().forEach(merged::putIfAbsent);
    }
    return merged;
  }

  private Yaml at(Node node, Yaml.Content content) {
    Optional<Mark> mark = node.getStartMark();
    int line = mark.map(Mark::getLine).orElse(0) + 1;
    int column = mark.map(Mark::getColumn).orElse(0) + 1;
    return new Yaml(file, line, column, content);
  }
}
