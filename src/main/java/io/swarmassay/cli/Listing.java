package io.swarmassay.cli;

import io.swarmassay.cli.terminal.CommandContext;
import io.swarmassay.cli.terminal.FileKinds;
import io.swarmassay.diagnosis.Diagnoses;
import io.swarmassay.fault.Fault;
import io.swarmassay.history.Metric;
import io.swarmassay.scenario.Catalogue;
import io.swarmassay.scenario.Setting;
import io.swarmassay.scenario.StackFolders;
import io.swarmassay.scenario.Vocabulary;
import io.swarmassay.scenario.Word;
import io.swarmassay.scenario.file.BudgetFile;
import io.swarmassay.stack.Stack;
import io.swarmassay.verdict.judge.Judge;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.Yaml;
import io.swarmassay.yaml.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Everything that can be listed. */
final class Listing {
  private final CommandContext context;

  Listing(CommandContext context) {
    this.context = context;
  }

  List<Entry> of(ListCommand.Subject subject) {
    return switch (subject) {
      case stacks -> stacks();
      case scenarios -> new ScenarioNames(context).all().stream().map(Listing::scenario).toList();
      case probes -> words(Catalogue.installed().probes());
      case faults -> words(Catalogue.installed().faults());
      case traffic -> words(Catalogue.installed().traffic());
      case checkers -> checkers();
      case diagnoses ->
          Diagnoses.all().stream()
              .map(each -> new Entry(each.name(), each.meaning(), Map.of(), List.of()))
              .toList();
      case metrics -> Arrays.stream(Metric.values()).map(Listing::metric).toList();
    };
  }

  private List<Entry> stacks() {
    StackFolders folders = new StackFolders(context.homes());
    return folders.names().stream()
        .flatMap(name -> folders.find(name).stream())
        .map(Listing::stack)
        .toList();
  }

  private static Entry stack(Stack stack) {
    Problems unread = new Problems();
    int services =
        YamlFile.read(stack.file(), unread)
            .flatMap(root -> root.get("services"))
            .map(node -> node.entries().size())
            .orElse(0);
    int promises = BudgetFile.read(stack.budgets(), unread).size();
    String meaning =
        FileKinds.count(services, "service")
            + ", "
            + FileKinds.count(promises, "documented budget");
    return new Entry(
        stack.name(),
        meaning,
        Map.of("folder", stack.folder().toString(), "services", services, "budgets", promises),
        List.of());
  }

  private static Entry scenario(Path file) {
    Optional<Yaml> root = YamlFile.read(file, new Problems());
    String title = root.flatMap(yaml -> yaml.get("title")).flatMap(Yaml::text).orElse("");
    String tier = root.flatMap(yaml -> yaml.get("tier")).flatMap(Yaml::text).orElse("verify");
    return new Entry(
        ScenarioNames.stem(file), title, Map.of("file", file.toString(), "tier", tier), List.of());
  }

  private static List<Entry> checkers() {
    return Judge.standard().checkers().stream()
        .map(checker -> new Entry(checker.name(), checker.meaning(), Map.of(), List.of()))
        .toList();
  }

  private static Entry metric(Metric metric) {
    return new Entry(
        metric.label(),
        metric.meaning() + " (" + metric.unit() + ")",
        Map.of("unit", metric.unit()),
        List.of());
  }

  private static <T> List<Entry> words(Vocabulary<T> vocabulary) {
    return vocabulary.words().values().stream().map(Listing::word).toList();
  }

  private static Entry word(Word<?> word) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("settings", word.settings().stream().map(Listing::setting).toList());
    List<String> details = new ArrayList<>(word.settings().stream().map(Listing::text).toList());
    if (word.prototype() instanceof Fault fault) {
      facts.put("hits", word.hits().map(hits -> lower(hits)).orElse(""));
      facts.put("healer", lower(fault.healer()));
      facts.put("needs", fault.needs().stream().map(Listing::lower).sorted().toList());
      facts.put("floor_ms", fault.floor().toMillis());
      details.add("hits " + facts.get("hits") + ", healed by " + facts.get("healer"));
    }
    return new Entry(word.name(), word.meaning(), facts, details);
  }

  private static Map<String, Object> setting(Setting setting) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", setting.name());
    facts.put("type", setting.kind());
    facts.put("required", setting.required());
    facts.put("default", setting.standardText());
    facts.put("meaning", setting.meaning());
    return facts;
  }

  private static String text(Setting setting) {
    String standard =
        setting.required()
            ? ", required"
            : setting.standardText().isEmpty() ? "" : ", default " + setting.standardText();
    return setting.name() + " (" + setting.kind() + standard + "): " + setting.meaning();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
