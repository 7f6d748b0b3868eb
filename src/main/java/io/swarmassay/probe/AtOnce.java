package io.swarmassay.probe;

import io.swarmassay.swarm.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Asks many at once, on a few threads, within one deadline. An error of ours goes through. Who
 * keeps to it himself has {@value #MARGIN_MS} ms more to say what he waited for.
 */
final class AtOnce {
  private static final int THREADS = 8;
  private static final int MARGIN_MS = 500;

  private AtOnce() {}

  /**
   * What each said.
   *
   * @param value null when it could not be had
   * @param fault why not; empty when it could
   */
  record Answer<Q, A>(Q question, A value, String fault) {
    boolean fine() {
      return fault.isEmpty();
    }
  }

  /** The answers, in the order of the questions. */
  static <Q, A> List<Answer<Q, A>> ask(List<Q> questions, Duration deadline, Function<Q, A> how) {
    if (questions.isEmpty()) {
      return List.of();
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.min(THREADS, questions.size()), work -> Threads.daemon("assay-probe", work));
    try {
      List<Future<A>> futures =
          threads.invokeAll(
              questions.stream()
                  .<java.util.concurrent.Callable<A>>map(q -> () -> how.apply(q))
                  .toList(),
              deadline.toMillis() + MARGIN_MS,
              TimeUnit.MILLISECONDS);
      List<Answer<Q, A>> answers = new ArrayList<>();
      for (int i = 0; i < questions.size(); i++) {
        answers.add(answer(questions.get(i), futures.get(i), deadline));
      }
      return answers;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return questions.stream().map(q -> new Answer<Q, A>(q, null, "interrupted")).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private static <Q, A> Answer<Q, A> answer(Q question, Future<A> future, Duration deadline)
      throws InterruptedException {
    try {
      return new Answer<>(question, future.get(), "");
    } catch (CancellationException late) {
      return new Answer<>(question, null, "no answer within " + deadline.toMillis() + " ms");
    } catch (ExecutionException failed) {
      return new Answer<>(question, null, Findings.told(failed.getCause()));
    }
  }
}
