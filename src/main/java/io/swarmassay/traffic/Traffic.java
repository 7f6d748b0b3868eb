package io.swarmassay.traffic;

import io.swarmassay.history.Recorder;
import io.swarmassay.stack.Deployment;

/** Load at a set rate, every operation recorded with its intended time and its end. */
public interface Traffic {
  /** The name in scenario files, for example {@code messages}. */
  String name();

  /** Starts; operations go to the recorder until the flow is closed. */
  Flow start(Deployment deployment, Recorder recorder, long seed);

  /** Running traffic. */
  interface Flow extends AutoCloseable {
    /** Stops offering new operations, waits a bounded time for open ones, ends the rest unknown. */
    @Override
    void close();
  }
}
