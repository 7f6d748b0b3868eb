package io.swarmassay.run.record;

import io.swarmassay.history.Event;
import io.swarmassay.history.Recorder;
import io.swarmassay.swarm.LastLines;
import io.swarmassay.swarm.Redaction;
import io.swarmassay.swarm.Swarm;
import io.swarmassay.swarm.Threads;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Asks for the last lines of containers that ended without being asked to, while their engine still
 * has them, beside the thread that hears of it.
 */
final class LastWordsRecorder implements AutoCloseable {
  /** Of one replica in a crash loop the first ones say it. */
  private static final int OF_ONE = 5;

  private static final Duration LEFT = Duration.ofSeconds(3);

  private final Swarm swarm;
  private final Recorder recorder;
  private final Redaction redaction;
  private final Map<String, Integer> asked = new HashMap<>();
  private final Map<String, Event.LastWords> said = new ConcurrentHashMap<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(work -> Threads.daemon("assay-last-words", work));

  LastWordsRecorder(Swarm swarm, Recorder recorder, Redaction redaction) {
    this.swarm = swarm;
    this.recorder = recorder;
    this.redaction = redaction;
  }

  /** A container ended. */
  synchronized void heard(Event.Ended end) {
    boolean telling = !end.asked() && end.exitCode() != 0;
    if (telling && asked.merge(end.replica(), 1, Integer::sum) <= OF_ONE) {
      thread.execute(() -> ask(end));
    }
  }

  private void ask(Event.Ended end) {
    List<String> lines = LastLines.of(swarm, end.node(), end.container(), redaction);
    if (!lines.isEmpty()) {
      Event.LastWords words =
          new Event.LastWords(recorder.now(), end.replica(), end.container(), lines);
      said.put(end.replica(), words);
      recorder.record(words);
    }
  }

  /** What was said last by the replica that a text is about, as the end of a sentence. */
  String about(String text) {
    return said.entrySet().stream()
        .filter(words -> text.startsWith(words.getKey() + " "))
        .findFirst()
        .map(words -> words.getValue().told())
        .orElse("");
  }

  /** Waits three seconds at most for what is being asked. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      thread.awaitTermination(LEFT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    thread.shutdownNow();
  }
}
