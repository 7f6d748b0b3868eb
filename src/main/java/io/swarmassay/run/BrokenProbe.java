package io.swarmassay.run;

/** A probe of ours failed of something it does not foresee: that says nothing about the stack. */
final class BrokenProbe extends RuntimeException {
  private static final long serialVersionUID = 1;

  BrokenProbe(String probe, Throwable why) {
    super("the probe " + probe + " itself failed: " + why, why);
  }
}
