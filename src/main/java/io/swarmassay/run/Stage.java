package io.swarmassay.run;

import io.swarmassay.history.Recorder;
import io.swarmassay.run.record.EventTap;
import io.swarmassay.stack.Deployment;

/** Where a run plays: the deployment, and who hears and records what happens. */
record Stage(Deployment deployment, Recorder recorder, Progress progress, EventTap tap) {}
