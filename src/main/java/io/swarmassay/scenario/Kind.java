package io.swarmassay.scenario;

import io.swarmassay.swarm.Size;
import io.swarmassay.traffic.Rate;
import io.swarmassay.yaml.Problems;
import io.swarmassay.yaml.SpellingHints;
import io.swarmassay.yaml.Yaml;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** How values of one Java type are written in a file. */
public interface Kind {
  /** What to write, in words, for example {@code duration}. */
  String words();

  /** Reads a value; empty when it cannot be one, and then a problem says why. */
  Optional<Object> read(Yaml node, Problems problems);

  /** The kind for a type. Throws IllegalArgumentException for a type no file can spell. */
  static Kind of(Type type) {
    if (type instanceof ParameterizedType generic) {
      return ofGeneric(generic);
    }
    if (type instanceof Class<?> wanted && wanted.isEnum()) {
      return choice(wanted);
    }
    Kind kind = PLAIN.get(type);
    if (kind == null) {
      throw new IllegalArgumentException("no file can spell a " + type.getTypeName());
    }
    return kind;
  }

  /** The plain kinds. */
  Map<Type, Kind> PLAIN = plain();

  /** An enum constant as files spell it: {@code NON_ZERO} is {@code non-zero}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<Type, Kind> plain() {
    Map<Type, Kind> kinds = new LinkedHashMap<>();
    Kind whole = scalar("whole number", "write 3", text -> number(() -> Integer.valueOf(text)));
    Kind big = scalar("whole number", "write 3", text -> number(() -> Long.valueOf(text)));
    Kind real = scalar("number", "write 0.5", text -> number(() -> real(text)));
    kinds.put(String.class, scalar("text", "", Optional::of));
    kinds.put(int.class, whole);
    kinds.put(Integer.class, whole);
    kinds.put(long.class, big);
    kinds.put(Long.class, big);
    kinds.put(double.class, real);
    kinds.put(Double.class, real);
    kinds.put(boolean.class, scalar("true or false", "write true or false", Kind::truth));
    kinds.put(
        Duration.class,
        scalar("duration", Quantity.DURATION_HINT, text -> Quantity.duration(text).map(d -> d)));
    kinds.put(Size.class, scalar("size", Quantity.SIZE_HINT, Kind::size));
    kinds.put(Rate.class, scalar("rate", Quantity.RATE_HINT, Kind::rate));
    kinds.put(OptionalInt.class, mapped(whole, value -> OptionalInt.of((Integer) value)));
    kinds.put(OptionalLong.class, mapped(big, value -> OptionalLong.of((Long) value)));
    kinds.put(OptionalDouble.class, mapped(real, value -> OptionalDouble.of((Double) value)));
    return kinds;
  }

  private static Kind ofGeneric(ParameterizedType type) {
    Type[] inner = type.getActualTypeArguments();
    if (type.getRawType() == Optional.class) {
      return mapped(of(inner[0]), Optional::of);
    }
    if (type.getRawType() == List.class) {
      return new ListKind(of(inner[0]));
    }
    if (type.getRawType() == Map.class && inner[0] == String.class) {
      return new MapKind(of(inner[1]));
    }
    throw new IllegalArgumentException("no file can spell a " + type.getTypeName());
  }

  private static Optional<Object> number(java.util.function.Supplier<Object> parse) {
    try {
      return Optional.of(parse.get());
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Double real(String text) {
    if (!text.matches("-?[0-9]+(\\.[0-9]+)?([eE]-?[0-9]+)?")) {
      throw new NumberFormatException(text);
    }
    return Double.valueOf(text);
  }

  private static Optional<Object> truth(String text) {
    return text.equals("true") || text.equals("false")
        ? Optional.of(text.equals("true"))
        : Optional.empty();
  }

  private static Optional<Object> size(String text) {
    OptionalLong bytes = Quantity.bytes(text);
    return bytes.isPresent() ? Optional.of(new Size(bytes.getAsLong())) : Optional.empty();
  }

  private static Optional<Object> rate(String text) {
    return Quantity.perSecond(text).filter(rate -> rate > 0).map(Rate::new);
  }

  private static Kind choice(Class<?> type) {
    Map<String, Object> words = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      words.put(word((Enum<?>) constant), constant);
    }
    return new ChoiceKind(words);
  }

  private static Kind scalar(String words, String hint, Function<String, Optional<Object>> parse) {
    return new ScalarKind(words, hint, parse);
  }

  private static Kind mapped(Kind kind, Function<Object, Object> wrap) {
    return new MappedKind(kind, wrap);
  }

  /** One scalar. */
  record ScalarKind(String words, String hint, Function<String, Optional<Object>> parse)
      implements Kind {
    @Override
    public Optional<Object> read(Yaml node, Problems problems) {
      Optional<String> text = node.text();
      if (text.isEmpty()) {
        problems.add(node, "expected " + article(words) + ", not " + node.kind(), hint);
        return Optional.empty();
      }
      Optional<Object> value = text.flatMap(parse);
      if (value.isEmpty()) {
        problems.add(node, "'" + text.get() + "' is not " + article(words), hint);
      }
      return value;
    }

    private static String article(String words) {
      return words.equals("text") || words.equals("true or false") ? words : "a " + words;
    }
  }

  /** A kind whose value is wrapped. */
  record MappedKind(Kind kind, Function<Object, Object> wrap) implements Kind {
    @Override
    public String words() {
      return kind.words();
    }

    @Override
    public Optional<Object> read(Yaml node, Problems problems) {
      return kind.read(node, problems).map(wrap);
    }
  }

  /** One of several words. */
  record ChoiceKind(Map<String, Object> choices) implements Kind {
    @Override
    public String words() {
      return String.join(" or ", choices.keySet());
    }

    @Override
    public Optional<Object> read(Yaml node, Problems problems) {
      String text = node.text().orElse(node.kind());
      Object value = choices.get(text);
      if (value == null) {
        problems.add(
            node, "'" + text + "' is not known here", SpellingHints.hint(text, choices.keySet()));
      }
      return Optional.ofNullable(value);
    }
  }

  /** A list of one kind. */
  record ListKind(Kind item) implements Kind {
    @Override
    public String words() {
      return "list of " + item.words();
    }

    @Override
    public Optional<Object> read(Yaml node, Problems problems) {
      if (!(node.content() instanceof Yaml.Sequence)) {
        problems.add(node, "expected a list, not " + node.kind(), "write [a, b]");
        return Optional.empty();
      }
      List<Object> values = new ArrayList<>();
      node.items().forEach(each -> item.read(each, problems).ifPresent(values::add));
      return Optional.of(List.copyOf(values));
    }
  }

  /** A mapping from text to one kind. */
  record MapKind(Kind value) implements Kind {
    @Override
    public String words() {
      return "mapping to " + value.words();
    }

    @Override
    public Optional<Object> read(Yaml node, Problems problems) {
      if (!(node.content() instanceof Yaml.Mapping)) {
        problems.add(node, "expected a mapping, not " + node.kind(), "write {name: value}");
        return Optional.empty();
      }
      Map<String, Object> values = new LinkedHashMap<>();
      node.entries()
          .forEach(
              (key, entry) ->
                  value.read(entry.value(), problems).ifPresent(v -> values.put(key, v)));
      return Optional.of(java.util.Collections.unmodifiableMap(values));
    }
  }
}
