package io.swarmassay.suites;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** One thing that users or accidents do to a planner. Its text is a line that can be read back. */
sealed interface PlannerOp {
  /** A job is posted with one of the specs, for one of two tenants. */
  record Post(String job, int spec, int tenant) implements PlannerOp {}

  /** A job is deleted. */
  record Delete(String job) implements PlannerOp {}

  /** One of the VMs is taken away: the n-th, counted round and round. */
  record KillVm(int which) implements PlannerOp {}

  /** The planner is killed so many milliseconds after this was asked of it. */
  record KillPlanner(PlannerOp asked, int millis) implements PlannerOp {}

  /** Something larger fails while these are done. */
  record Outage(List<PlannerOp> meanwhile) implements PlannerOp {}

  /** How many specs there are to choose from. */
  int SPECS = 4;

  /**
   * The operations of a seed, always the same.
   *
   * @param jobs names to choose from
   * @param outages how many of the operations are outages, evenly spread
   */
  static List<PlannerOp> of(long seed, int count, List<String> jobs, int outages) {
    Random random = new Random(seed);
    List<PlannerOp> all = new ArrayList<>();
    int every = outages == 0 ? Integer.MAX_VALUE : Math.max(1, count / (outages + 1));
    while (all.size() < count) {
      boolean outage = all.size() % every == every - 1;
      all.add(outage ? new Outage(asked(random, jobs, 3)) : drawn(random, jobs));
    }
    return List.copyOf(all);
  }

  private static PlannerOp drawn(Random random, List<String> jobs) {
    int die = random.nextInt(100);
    if (die < 78) {
      return asked(random, jobs, 1).get(0);
    }
    return die < 95
        ? new KillVm(random.nextInt(100))
        : new KillPlanner(asked(random, jobs, 1).get(0), random.nextInt(40));
  }

  private static List<PlannerOp> asked(Random random, List<String> jobs, int count) {
    List<PlannerOp> all = new ArrayList<>();
    while (all.size() < count) {
      String job = jobs.get(random.nextInt(jobs.size()));
      all.add(
          random.nextInt(100) < 70
              ? new Post(job, random.nextInt(SPECS), random.nextInt(2))
              : new Delete(job));
    }
    return all;
  }

  /** For a failing test: the seed and what is left of its operations. */
  static String text(long seed, List<PlannerOp> operations) {
    return String.format(Locale.ROOT, "seed %d: %s", seed, operations);
  }
}
