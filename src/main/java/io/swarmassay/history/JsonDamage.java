package io.swarmassay.history;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Says what is wrong with a JSON file of ours, for its reader rather than for ours. */
public final class JsonDamage {
  private static final int NAME = 40;

  private JsonDamage() {}

  /** Why it could not be read, in a few words without its content. */
  public static String of(IOException failed) {
    if (failed instanceof InvalidTypeIdException newer) {
      String name = String.valueOf(newer.getTypeId());
      return "'" + name.substring(0, Math.min(name.length(), NAME)) + "' is no kind of it";
    }
    if (failed instanceof JsonMappingException misfit && !misfit.getPath().isEmpty()) {
      return "the value of " + path(misfit.getPath()) + " is none that can stand there";
    }
    if (failed instanceof JsonProcessingException broken) {
      JsonLocation at = broken.getLocation();
      String place = at == null || at.getLineNr() < 1 ? "" : place(at);
      return "not JSON as we write it" + place;
    }
    return String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
  }

  private static String place(JsonLocation at) {
    return ", at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  /** For example {@code checks[2].name}. */
  private static String path(List<JsonMappingException.Reference> references) {
    return references.stream()
        .map(
            each ->
                each.getFieldName() == null
                    ? "[" + each.getIndex() + "]"
                    : "." + each.getFieldName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }
}
