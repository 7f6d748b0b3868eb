package io.swarmassay.run;

import java.time.Instant;

/** All that is fixed before a run begins. */
record RunSpec(Trial trial, long seed, Instant started, RunOptions options) {}
