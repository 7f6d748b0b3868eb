package io.swarmassay.scenario;

import java.util.List;

/** Whether each shot of a volley makes sense, and whether those that meet go together. */
final class VolleyRules {
  private final StrikeRules strikes;
  private final TargetRules targets;
  private final Objections.Sink sink;

  VolleyRules(StrikeRules strikes, TargetRules targets, Objections.Sink sink) {
    this.strikes = strikes;
    this.targets = targets;
    this.sink = sink;
  }

  void check(Step.Volley volley, List<Object> step) {
    List<Object> list = Objections.with(step, "volley");
    for (int i = 0; i < volley.shots().size(); i++) {
      Step.Shot shot = volley.shots().get(i);
      List<Object> path = Objections.with(list, i);
      targets.check(shot.strike().on(), path);
      strikes.check(shot.strike(), path);
      volley.shots().subList(0, i).forEach(earlier -> together(earlier, shot, path));
    }
  }

  private void together(Step.Shot earlier, Step.Shot shot, List<Object> path) {
    Clash.between(earlier, shot)
        .ifPresent(
            why ->
                sink.object(
                    Objections.with(path, "inflict"),
                    shot.strike().fault().name()
                        + " does not go together with "
                        + earlier.strike().fault().name()
                        + " of "
                        + earlier.strike().on().text()
                        + ": "
                        + why,
                    "make it a step of its own, or give it a later 'at'"));
  }
}
