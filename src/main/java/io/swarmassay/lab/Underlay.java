package io.swarmassay.lab;

import io.swarmassay.swarm.Subnet;
import java.util.Collection;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The network between the nodes of a lab. It lies outside of every range from which an engine draws
 * addresses by itself (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16): an engine whose own address is
 * also one of an overlay loses what other nodes send it, now and then.
 *
 * @param prefix the first three numbers of its addresses, for example {@code 198.18.0}
 */
record Underlay(String prefix) {
  /** What is given away first: the addresses that RFC 2544 sets aside for tests of networks. */
  private static final Underlay FIRST = new Underlay("198.18.0");

  /**
   * The first one that meets none of these.
   *
   * @throws LabException when there is none, which takes a stack that claims two whole ranges
   */
  static Underlay beside(Collection<Subnet> taken) {
    Stream<String> tests =
        IntStream.range(0, 512).mapToObj(i -> "198." + (18 + i / 256) + "." + i % 256);
    Stream<String> shared = IntStream.range(0, 256).mapToObj(i -> "100.64." + i);
    return Stream.concat(tests, shared)
        .map(Underlay::new)
        .filter(candidate -> taken.stream().noneMatch(candidate.subnet()::overlaps))
        .findFirst()
        .orElseThrow(() -> new LabException("no addresses are left for the lab's own network"));
  }

  /** That of a lab whose folder says so. */
  static Underlay of(LabFolder folder) {
    String prefix = folder.setting("ASSAY_NET");
    return prefix.isEmpty() ? FIRST : new Underlay(prefix);
  }

  /** The address of node {@code n1}, {@code n2} and so on. */
  String node(int number) {
    return prefix + "." + number;
  }

  /** All its addresses. */
  Subnet subnet() {
    return Subnet.parse(prefix + ".0/24").orElseThrow();
  }
}
