package io.swarmassay.traffic;

import io.swarmassay.history.Ending;
import io.swarmassay.history.Event;
import io.swarmassay.history.Operation;
import io.swarmassay.history.Recorder;
import java.io.IOException;

/**
 * One client that sends requests at set times, whatever became of the earlier ones, and records how
 * each ended.
 */
final class Client implements Runnable {
  private final String name;
  private final Operation kind;
  private final WebLine line;
  private final Recorder recorder;
  private final long first;
  private final Metronome metronome;
  private final Asking asking;
  private long next;

  /** Sends request number {@code seq}. */
  interface Asking {
    WebAnswer ask(WebLine line, String client, long seq) throws IOException;
  }

  /**
   * A client.
   *
   * @param first when its first request is due, in the recorder's microseconds
   * @param rate of this client alone
   */
  Client(
      String name,
      Operation kind,
      WebLine line,
      Recorder recorder,
      long first,
      Rate rate,
      Asking asking) {
    this.name = name;
    this.kind = kind;
    this.line = line;
    this.recorder = recorder;
    this.first = first;
    this.metronome = new Metronome(recorder, rate, this::attempt);
    this.asking = asking;
  }

  @Override
  public void run() {
    metronome.run(first);
    line.close();
  }

  /** No further request is begun. */
  void stop() {
    metronome.stop();
  }

  private void attempt(long intended) {
    long seq = next++;
    long started = recorder.now();
    Ending end;
    String detail;
    try {
      int status = asking.ask(line, name, seq).status();
      end = Statuses.ending(status);
      detail = String.valueOf(status);
    } catch (WebLine.NotSent refused) {
      end = Ending.FAIL;
      detail = refused.getMessage();
    } catch (IOException unknown) {
      end = Ending.UNKNOWN;
      detail = String.valueOf(unknown.getMessage());
    } catch (RuntimeException broken) {
      end = Ending.UNKNOWN;
      detail = broken.toString();
      line.close();
    }
    recorder.record(
        new Event.Tried(
            recorder.now(),
            kind,
            name,
            line.to(),
            0,
            line.epoch(),
            seq,
            intended,
            started,
            end,
            end == Ending.OK ? "" : detail));
  }

  /** What a status says of a request. */
  static final class Statuses {
    private static final int REFUSED = 400;
    private static final int BROKEN = 500;
    private static final int UNAVAILABLE = 503;

    private Statuses() {}

    /** 2xx is done; 4xx and 503 are certainly not done; of anything else nobody knows. */
    static Ending ending(int status) {
      if (status >= 200 && status < 300) {
        return Ending.OK;
      }
      return status == UNAVAILABLE || (status >= REFUSED && status < BROKEN)
          ? Ending.FAIL
          : Ending.UNKNOWN;
    }
  }
}
