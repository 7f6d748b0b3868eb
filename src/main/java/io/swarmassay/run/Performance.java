package io.swarmassay.run;

import io.swarmassay.fault.Fault;
import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import io.swarmassay.scenario.Scenario;
import io.swarmassay.scenario.Step;
import io.swarmassay.swarm.Ability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Plays a scenario's steps on a deployment that stands. Stops at the first broken promise. */
final class Performance {
  private final Scenario scenario;
  private final Stage stage;
  private final Recorder recorder;
  private final SteadyStateWait steady;
  private final Blows blows;
  private final OrderRecorder orders;
  private int quiet;

  Performance(Scenario scenario, Stage stage, Journal journal, Plan plan, long seed) {
    this.scenario = scenario;
    this.stage = stage;
    this.recorder = stage.recorder();
    this.steady =
        new SteadyStateWait(
            scenario.steady().probes(), stage.deployment(), stage.recorder(), stage.tap());
    Victims victims = new Victims(stage.deployment(), new SplittableRandom(seed));
    this.blows = new Blows(stage, victims, journal, steady, plan);
    this.orders = new OrderRecorder(recorder);
  }

  /** The steady state before the first step; false when it did not come in time. */
  boolean start() throws InterruptedException {
    return settle("start", recorder.now(), scenario.steady().within()).inTime();
  }

  /** Plays all steps and looks once more at the end; false when a promise broke on the way. */
  boolean play() throws InterruptedException {
    for (Step step : scenario.steps()) {
      if (!play(step)) {
        return false;
      }
    }
    return settle(SteadyStateWait.END, recorder.now(), scenario.steady().within()).inTime();
  }

  private boolean play(Step step) throws InterruptedException {
    if (step instanceof Step.Inflict inflict) {
      return inflict(inflict);
    }
    if (step instanceof Step.Volley volley) {
      return volley(volley);
    }
    if (step instanceof Step.Scale scale) {
      return scale(scale);
    }
    if (step instanceof Step.Wait wait) {
      stage.progress().stage("quiet for " + wait.lasting().toSeconds() + " s");
      steady.watch("quiet " + ++quiet, wait.lasting());
      return true;
    }
    throw new UnsupportedOperationException("step " + step + " cannot be played yet");
  }

  private boolean inflict(Step.Inflict step) throws InterruptedException {
    Optional<String> missing = missing(step.fault());
    if (missing.isPresent()) {
      return refuse(step, missing.get());
    }
    Duration within = step.recoverWithin().orElse(scenario.steady().within());
    for (int i = 0; i < step.times(); i++) {
      if (!blows.strike(step, within)) {
        return false;
      }
    }
    return true;
  }

  private boolean volley(Step.Volley volley) throws InterruptedException {
    List<Step.Shot> able = new ArrayList<>();
    for (Step.Shot shot : volley.byTime()) {
      Optional<String> missing = missing(shot.strike().fault());
      missing.ifPresent(reason -> refuse(shot.strike(), reason));
      if (missing.isEmpty()) {
        able.add(shot);
      }
    }
    Duration within = volley.recoverWithin().orElse(scenario.steady().within());
    return new Volleys(blows, stage, able, within).play();
  }

  private Optional<String> missing(Fault fault) {
    Set<Ability> lacking = EnumSet.noneOf(Ability.class);
    lacking.addAll(fault.needs());
    lacking.removeAll(stage.deployment().swarm().abilities());
    return lacking.isEmpty()
        ? Optional.empty()
        : Optional.of(fault.name() + " needs " + lacking + ", which this swarm lacks");
  }

  private boolean refuse(Step.Inflict step, String reason) {
    if (step.skipIfMissing()) {
      recorder.record(new Event.Skipped(recorder.now(), step.fault().name(), reason, step.times()));
    } else {
      recorder.record(new Event.Trouble(recorder.now(), step.fault().name(), reason));
    }
    stage.progress().line("skipped: " + reason);
    return true;
  }

  private boolean scale(Step.Scale step) throws InterruptedException {
    String what = step.replicas().toString();
    stage.progress().stage("scale to " + what);
    recorder.record(new Event.Stage(recorder.now(), "scale", what));
    Duration within = step.recoverWithin().orElse(scenario.steady().within());
    OrderRecorder.Order order = orders.give("scale", step.replicas().keySet(), what, within);
    step.replicas().forEach(stage.deployment()::scale);
    SteadyStateWait.Wait wait = settle("after scale to " + what, order.t(), within);
    orders.settled(order, wait);
    return wait.inTime();
  }

  private SteadyStateWait.Wait settle(String moment, long from, Duration within)
      throws InterruptedException {
    stage.progress().stage("waiting for the steady state (" + moment + ")");
    SteadyStateWait.Awaited awaited = SteadyStateWait.Awaited.calm(moment, from, within);
    SteadyStateWait.Wait wait = steady.await(awaited);
    String line = wait.inTime() ? "steady: " + moment : moment + ": " + wait.text(awaited);
    stage.progress().line(line);
    return wait;
  }
}
