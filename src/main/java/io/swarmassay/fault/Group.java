package io.swarmassay.fault;

/** The kernel's word on whether a control group stands still, on either hierarchy. */
public final class Group {
  /** What {@link #FREEZER} prints of one that does. */
  public static final String FROZEN = "FROZEN";

  /** A shell script; {@code $0} is the group's directory. Fails where there is none. */
  public static final String FREEZER =
      "if [ -e \"$0/freezer.state\" ]; then cat \"$0/freezer.state\";"
          + " elif grep -q 'frozen 1' \"$0/cgroup.events\"; then echo FROZEN;"
          + " elif [ -e \"$0/cgroup.events\" ]; then echo THAWED; else exit 1; fi";

  private Group() {}
}
