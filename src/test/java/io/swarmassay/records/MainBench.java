package io.swarmassay.records;

public final class MainBench {
  public static void main(String[] a) throws Exception {
    long n = Long.parseLong(a[0]);
    if (a.length > 1) {
      long t = System.nanoTime();
      var v = io.swarmassay.verdict.Judge.judge(new SyntheticTraffic(n));
      System.out.println(
          v.outcome() + " " + n / ((System.nanoTime() - t) / 1e9) + " " + v.messages());
    } else {
      Benchmarks.run(n, f -> System.out.println(f.text()));
    }
  }
}
