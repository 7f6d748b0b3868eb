package io.swarmassay.run.record;

import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes into the history, as intervals, when something could not be observed. */
final class BlindnessRecorder implements AutoCloseable {
  private final String who;
  private final Recorder recorder;
  private final Map<String, Since> open = new ConcurrentHashMap<>();

  private record Since(long t, String why) {}

  /**
   * @param who what is blind, as in {@link Event.Blind}
   */
  BlindnessRecorder(String who, Recorder recorder) {
    this.who = who;
    this.recorder = recorder;
  }

  /** From now on {@code subject} cannot be observed; says nothing when that is known already. */
  void begins(String subject, String why) {
    open.putIfAbsent(subject, new Since(recorder.now(), why == null ? "" : why));
  }

  /** It can be observed again. */
  void ends(String subject) {
    Since since = open.remove(subject);
    if (since != null) {
      recorder.record(new Event.Blind(recorder.now(), since.t(), who, subject, since.why()));
    }
  }

  /** Nobody observes any more: what was blind to the end is written. */
  @Override
  public void close() {
    open.keySet().forEach(this::ends);
  }
}
