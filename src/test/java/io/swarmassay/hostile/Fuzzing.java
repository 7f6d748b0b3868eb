package io.swarmassay.hostile;

import com.sun.management.ThreadMXBean;
import io.swarmassay.cli.CommandResult;
import io.swarmassay.swarm.Threads;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Thousands of spoilt inputs in one process of little memory, each answered by the command line. A
 * piece depends on the seed and its own number alone, so that each can be had again by itself.
 */
final class Fuzzing {
  /** What is promised for one command. */
  private static final long PROMISED_MS = 2_000;

  /** After which nobody waits any longer. */
  private static final long HANGS_MS = 30_000;

  private static final long APART = 0xD1B54A32D192ED03L;

  private final SpoiltInput input;
  private final Path home;
  private final long seed;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(work -> Threads.daemon("fuzzing", work));
  private final Map<String, String> firstOf = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final Map<Integer, Integer> exits = new LinkedHashMap<>();
  private long longest;
  private long late;
  private long most;

  private Fuzzing(SpoiltInput input, Path home, long seed) {
    this.input = input;
    this.home = home;
    this.seed = seed;
  }

  private record Answer(CommandResult said, long ms, long cpuMs, long bytes) {}

  /** {@code files|evidence FOLDER SEED FROM COUNT}; exit code 1 when there is a flaw. */
  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[1]);
    SpoiltInput input = args[0].equals("files") ? SpoiltFiles.in(home) : SpoiltEvidence.in(home);
    Fuzzing fuzzing = new Fuzzing(input, home, Long.parseLong(args[2]));
    int from = Integer.parseInt(args[3]);
    fuzzing.run(from, from + Integer.parseInt(args[4]));
    System.exit(fuzzing.firstOf.isEmpty() ? 0 : 1);
  }

  private void run(int from, int to) throws Exception {
    long began = System.nanoTime();
    for (int i = from; i < to; i++) {
      SpoiltInput.Piece piece = input.spoil(new SplittableRandom(seed + i * APART));
      for (SpoiltInput.Attempt attempt : piece.attempts()) {
        judge(i, piece, attempt);
      }
      for (String flaw : input.flaws()) {
        flaw(flaw, i, piece, "", "");
      }
      if (to > from + 1) { // a single piece is had again to be looked at
        input.tidy();
      }
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
    tell(to - from, seconds);
  }

  private void judge(int i, SpoiltInput.Piece piece, SpoiltInput.Attempt attempt) throws Exception {
    String verb = attempt.words().get(0);
    try {
      Answer answer = answer(attempt);
      if (exits.isEmpty() || answer.ms > PROMISED_MS) { // a cold start is none of the input
        late++; // others work on the machine: slow is what is so again
        answer = answer(attempt);
      }
      exits.merge(answer.said.exit(), 1, Integer::sum);
      longest = Math.max(longest, answer.ms);
      most = Math.max(most, answer.bytes);
      List<String> flaws = new ArrayList<>(AnswerRules.flaws(answer.said, attempt.codes()));
      if (answer.cpuMs > PROMISED_MS || answer.ms > PROMISED_MS * (busy() ? 10 : 1)) {
        flaws.add("more than " + PROMISED_MS + " ms, twice");
      }
      for (String flaw : flaws) {
        flaw(flaw, i, piece, verb, answer.said.toString());
      }
    } catch (TimeoutException hangs) {
      flaw("a hang", i, piece, verb, "");
      tell(i, 0);
      Runtime.getRuntime().halt(1);
    }
  }

  private Answer answer(SpoiltInput.Attempt attempt)
      throws InterruptedException, ExecutionException, TimeoutException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return worker
        .submit(
            () -> {
              long allocated = threads.getCurrentThreadAllocatedBytes();
              long began = System.nanoTime();
              long worked = threads.getCurrentThreadCpuTime();
              CommandResult said = CommandResult.run(home, attempt.words().toArray(String[]::new));
              return new Answer(
                  said,
                  (System.nanoTime() - began) / 1_000_000,
                  (threads.getCurrentThreadCpuTime() - worked) / 1_000_000,
                  threads.getCurrentThreadAllocatedBytes() - allocated);
            })
        .get(HANGS_MS, TimeUnit.MILLISECONDS);
  }

  /** Where others want the processors half of the time, only a hang can be told by the clock. */
  private static boolean busy() throws IOException {
    Path pressure = Path.of("/proc/pressure/cpu");
    String text = Files.exists(pressure) ? Files.readString(pressure) : "some avg10=0.00 ";
    return Double.parseDouble(text.replaceFirst("(?s)^some avg10=([0-9.]+).*", "$1")) > 50;
  }

  private void flaw(String flaw, int i, SpoiltInput.Piece piece, String verb, String said) {
    String kind = flaw + (verb.isEmpty() ? "" : " (" + verb + ")");
    counts.merge(kind, 1, Integer::sum);
    if (counts.get(kind) <= Integer.getInteger("fuzz.shown", 3)) {
      firstOf.merge(
          kind,
          String.format(
              Locale.ROOT, "%n  piece %d of seed %d, %s: %.2000s", i, seed, piece.what(), said),
          String::concat);
    }
  }

  private void tell(int pieces, long seconds) {
    firstOf.forEach((kind, first) -> System.out.println(counts.get(kind) + " x " + kind + first));
    System.out.printf(
        Locale.ROOT,
        "%d pieces of seed %d in %d s, exit codes %s, longest %d ms, %d over %d ms the first time,"
            + " at most %d MB made for one, %d MB of heap%n",
        pieces,
        seed,
        seconds,
        exits,
        longest,
        late,
        PROMISED_MS,
        most >> 20,
        Runtime.getRuntime().maxMemory() >> 20);
  }
}
