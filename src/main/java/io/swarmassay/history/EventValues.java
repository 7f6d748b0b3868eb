package io.swarmassay.history;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Tells events that lack a value from whole ones: nobody downstream asks for null. */
final class EventValues {
  /** What histories of schema 1 do not say. */
  private static final String SINCE_SCHEMA_2 = "traffic";

  private static final ClassValue<List<RecordComponent>> OBJECTS =
      new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .filter(component -> !component.getType().isPrimitive())
              .filter(component -> !component.getName().equals(SINCE_SCHEMA_2))
              .toList();
        }
      };

  private EventValues() {}

  /** Whether all that the event, and the records in it, hold is there. */
  static boolean complete(Event event) {
    return whole(event);
  }

  private static boolean whole(Object value) {
    if (value instanceof Collection<?> several) {
      return several.stream().allMatch(EventValues::whole);
    }
    if (value instanceof Map<?, ?> facts) {
      return Stream.concat(facts.keySet().stream(), facts.values().stream())
          .allMatch(Objects::nonNull);
    }
    if (value instanceof Record several) {
      return OBJECTS.get(several.getClass()).stream()
          .allMatch(component -> whole(valueOf(component, several)));
    }
    return value != null;
  }

  private static Object valueOf(RecordComponent component, Record of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException closed) {
      throw new IllegalStateException(component + " cannot be read", closed);
    }
  }
}
