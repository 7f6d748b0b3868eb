package io.swarmassay.diagnosis;

import io.swarmassay.history.Cause;
import io.swarmassay.stack.lint.WrittenService;
import io.swarmassay.swarm.Replica;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cause that swarm or an engine itself says in the error of a task that does not run.
 *
 * @param words how engines say it, in any case; its groups are what is named
 * @param seen what to say of it: {@code %s} stands for each group
 * @param places where it is written, as paths of keys of the service; the first that there is
 */
record EngineWords(
    String name, String meaning, Pattern words, String seen, List<String> places, String wayOut)
    implements Diagnosis {

  static EngineWords of(
      String name, String meaning, String words, String seen, List<String> places, String wayOut) {
    Pattern pattern = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    return new EngineWords(name, meaning, pattern, seen, places, wayOut);
  }

  @Override
  public Optional<Cause> cause(Scene scene) {
    return scene.troubled().stream().flatMap(task -> said(scene, task).stream()).findFirst();
  }

  private Optional<Cause> said(Scene scene, Replica task) {
    Matcher said = words.matcher(task.error());
    if (!said.find()) {
      return Optional.empty();
    }
    Object[] groups = new Object[said.groupCount()];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = said.group(i + 1);
    }
    Optional<WrittenService> service = scene.service(task.service());
    return Optional.of(
        Scene.cause(
            this,
            task.name(),
            String.format(Locale.ROOT, seen, groups),
            service.map(written -> Scene.place(written, places.toArray(String[]::new))),
            wayOut));
  }
}
