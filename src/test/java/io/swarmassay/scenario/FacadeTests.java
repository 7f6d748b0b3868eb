package io.swarmassay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.fault.Target;
import io.swarmassay.fault.node.Drain;
import io.swarmassay.fault.replica.Kill;
import io.swarmassay.fault.replica.Skew;
import io.swarmassay.scenario.factory.Faults;
import io.swarmassay.scenario.factory.Probes;
import io.swarmassay.scenario.factory.Traffics;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What files can name, Java can name in the same way: {@code Faults.kill()}. */
class FacadeTests {
  @TestFactory
  Stream<DynamicTest> every_fault_is_in_faults() {
    return named(Catalogue.STANDARD.faults(), Faults.class);
  }

  @TestFactory
  Stream<DynamicTest> every_probe_is_in_probes() {
    return named(Catalogue.STANDARD.probes(), Probes.class);
  }

  @TestFactory
  Stream<DynamicTest> every_kind_of_traffic_is_in_traffics() {
    return named(Catalogue.STANDARD.traffic(), Traffics.class);
  }

  @Test
  void what_is_inherited_is_called_like_the_rest() {
    assertThat(List.of(Faults.kill(), Faults.drain(), Faults.skew(60)))
        .containsExactly(new Kill(), new Drain(), new Skew(60));
  }

  @Test
  void every_target_has_a_name() {
    for (Class<?> target : Target.class.getPermittedSubclasses()) {
      assertThat(Arrays.stream(Target.class.getMethods()).filter(FacadeTests::isStatic))
          .as("Target." + lower(target.getSimpleName()))
          .anyMatch(method -> method.getName().equals(lower(target.getSimpleName())));
    }
  }

  private static Stream<DynamicTest> named(Vocabulary<?> words, Class<?> facade) {
    assertThat(words.words()).isNotEmpty();
    return words.words().values().stream()
        .map(word -> DynamicTest.dynamicTest(word.name(), () -> check(word, facade)));
  }

  private static void check(Word<?> word, Class<?> facade) throws ReflectiveOperationException {
    String name = camel(word.name());
    if (word.settings().stream().noneMatch(setting -> setting.standard() == null)) {
      assertThat(method(facade, name).invoke(null)).isEqualTo(word.prototype());
    }
    List<RecordComponent> settings = settings(word);
    if (!settings.isEmpty()) {
      Class<?>[] types = settings.stream().map(FacadeTests::type).toArray(Class<?>[]::new);
      Method method = method(facade, name, types);
      Object[] given = settings.stream().map(setting -> sample(setting, word)).toArray();
      assertThat(values(method.invoke(null, given), settings)).containsExactly(given);
    }
  }

  /** Half of them are inherited, which Java calls and reflection asks permission for. */
  private static Method method(Class<?> facade, String name, Class<?>... types)
      throws NoSuchMethodException {
    Method method = facade.getMethod(name, types);
    method.setAccessible(true);
    return method;
  }

  /** All but the service, unless there is nothing else. */
  private static List<RecordComponent> settings(Word<?> word) {
    List<RecordComponent> all = List.of(word.components());
    boolean alone = all.size() == 1;
    return all.stream()
        .filter(it -> alone || !it.getName().equals("service") || it.getType() == String.class)
        .toList();
  }

  private static Class<?> type(RecordComponent setting) {
    if (setting.getType() == Optional.class) {
      return setting.getGenericType().getTypeName().contains("Duration")
          ? Duration.class
          : String.class;
    }
    return setting.getType() == OptionalInt.class ? int.class : setting.getType();
  }

  private static Object sample(RecordComponent setting, Word<?> word) {
    Class<?> type = type(setting);
    if (setting.getType() == Optional.class) {
      return type == Duration.class ? Duration.ofSeconds(7) : "some:thing";
    }
    return setting.getType() == OptionalInt.class ? 7 : RecordReader.get(setting, word.prototype());
  }

  /** What the record holds, without the wrapping of what may be left out. */
  private static List<Object> values(Object made, List<RecordComponent> settings) {
    List<Object> values = new ArrayList<>();
    for (RecordComponent setting : settings) {
      Object value = RecordReader.get(setting, made);
      if (value instanceof Optional<?> some) {
        value = some.orElseThrow();
      }
      values.add(value instanceof OptionalInt some ? some.getAsInt() : value);
    }
    return values;
  }

  private static boolean isStatic(Method method) {
    return Modifier.isStatic(method.getModifiers());
  }

  private static String camel(String word) {
    StringBuilder name = new StringBuilder();
    for (String part : word.split("-")) {
      name.append(
          name.isEmpty()
              ? part
              : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
    }
    return name.toString();
  }

  private static String lower(String type) {
    return type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
  }
}
