package io.swarmassay.contract;

import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Victim;
import java.util.List;

/** What a fault is tried on: a deployment in memory that writes down what is done to it. */
public interface Bench {
  /** The deployment. */
  Deployment deployment();

  /** Whom to hit. */
  List<Victim> victims();

  /** A victim of the other kind, which the fault must refuse. */
  Victim wrong();

  /** Everything done so far that was more than a look, in words. */
  List<String> done();

  /** How it hears. */
  Ears ears();

  /** Whether what was done is undone, as far as it needs to be. */
  boolean unhurt();
}
