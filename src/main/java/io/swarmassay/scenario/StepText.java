package io.swarmassay.scenario;

import io.swarmassay.fault.Target;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Steps as files spell them. */
final class StepText {
  private final WordText words;

  StepText(WordText words) {
    this.words = words;
  }

  Map<String, Object> of(Step step) {
    if (step instanceof Step.Inflict inflict) {
      return inflict(inflict);
    }
    if (step instanceof Step.Volley volley) {
      return volley(volley);
    }
    if (step instanceof Step.Storm storm) {
      return storm(storm);
    }
    if (step instanceof Step.Scale scale) {
      Map<String, Object> text = new LinkedHashMap<>();
      text.put("scale", scale.replicas());
      time(text, "recover-within", scale.recoverWithin());
      return text;
    }
    return Map.of("wait", Spelling.of(((Step.Wait) step).lasting()));
  }

  private Map<String, Object> inflict(Step.Inflict step) {
    Map<String, Object> text = shot(step);
    if (step.times() != 1) {
      text.put("times", step.times());
    }
    time(text, "recover-within", step.recoverWithin());
    return text;
  }

  private Map<String, Object> shot(Step.Inflict step) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("inflict", words.fault(step.fault()));
    text.put("on", target(step.on()));
    time(text, "hold", step.hold());
    skip(text, step.skipIfMissing());
    return text;
  }

  private Map<String, Object> volley(Step.Volley volley) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("volley", volley.shots().stream().map(this::shot).toList());
    time(text, "recover-within", volley.recoverWithin());
    return text;
  }

  private Map<String, Object> shot(Step.Shot shot) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("at", Spelling.of(shot.at()));
    text.putAll(shot(shot.strike()));
    return text;
  }

  private Map<String, Object> storm(Step.Storm storm) {
    Map<String, Object> inner = new LinkedHashMap<>();
    inner.put("for", Spelling.of(storm.lasting()));
    inner.put("mean-every", Spelling.of(storm.meanEvery()));
    inner.put("faults", storm.faults().stream().map(words::fault).toList());
    if (storm.overlap()) {
      inner.put("overlap", true);
    }
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("storm", inner);
    storm.on().ifPresent(on -> text.put("on", target(on)));
    time(text, "hold", storm.hold());
    time(text, "recover-within", storm.recoverWithin());
    skip(text, storm.skipIfMissing());
    return text;
  }

  private static void time(Map<String, Object> text, String key, Optional<Duration> time) {
    time.ifPresent(given -> text.put(key, Spelling.of(given)));
  }

  private static void skip(Map<String, Object> text, boolean skips) {
    if (skips) {
      text.put("skip-if-missing", true);
    }
  }

  private static Object target(Target target) {
    if (target instanceof Target.One one) {
      return Map.of("one", one.service());
    }
    if (target instanceof Target.Share share) {
      return Map.of(Kind.word(share.of()), share.service());
    }
    if (target instanceof Target.All all) {
      return Map.of("all", all.service());
    }
    if (target instanceof Target.Some some) {
      return of("some", some.count(), some.service());
    }
    if (target instanceof Target.Slot slot) {
      return of("slot", slot.slot(), slot.service());
    }
    if (target instanceof Target.NodeOf node) {
      return Map.of("node-of", of("slot", node.slot(), node.service()));
    }
    return nodes((Target.Nodes) target);
  }

  private static Object nodes(Target.Nodes nodes) {
    String rule = nodes.rule().name().toLowerCase(Locale.ROOT);
    return switch (nodes.rule()) {
      case LEADER, FOLLOWER, WORKER -> rule;
      case MINORITY, MAJORITY, ALL -> Map.of(rule, "nodes");
      case NAMED -> Map.of("nodes", List.copyOf(nodes.names()));
    };
  }

  private static Map<String, Object> of(String key, int number, String service) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put(key, number);
    text.put("of", service);
    return text;
  }
}
