package io.swarmassay.probe;

import io.swarmassay.swarm.Hosts;
import io.swarmassay.swarm.Output;
import io.swarmassay.swarm.Replica;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a replica's own name server says, and which addresses it reaches: asked in its network
 * namespace with tools of this machine, for images have none.
 *
 * @param addresses by name, of those that were answered; empty for one that is not known
 * @param reached addresses that answered
 * @param unreachable addresses of which the kernel said so
 */
record Resolver(Map<String, Set<String>> addresses, Set<String> reached, Set<String> unreachable) {
  /** As the script counts; what it did not hear by then was not answered. */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final String SCRIPT = script();

  /** Asks for all names and knocks at all addresses at once. */
  static Resolver of(
      Hosts hosts, Replica replica, Collection<String> names, Collection<String> knocks) {
    List<String> asked = List.copyOf(names);
    List<String> command = new ArrayList<>(List.of("perl", "-e", SCRIPT, "--"));
    asked.forEach(name -> command.add(new DnsQuery(name).hex()));
    command.add("--");
    command.addAll(knocks);
    return read(asked, hosts.inNetworkOf(replica, command));
  }

  /** What the script printed; what it did not ask to the end says so. */
  static Resolver read(List<String> asked, Output output) {
    if (!output.ok()) {
      throw new Finding("its name server cannot be asked: " + output.err().strip());
    }
    Map<String, Set<String>> addresses = new TreeMap<>();
    Set<String> reached = new TreeSet<>();
    Set<String> unreachable = new TreeSet<>();
    for (String[] words : output.out().lines().map(line -> line.split(" ")).toList()) {
      if (words[0].equals("q") && words.length == 3) {
        byte[] answer = HexFormat.of().parseHex(words[2]);
        addresses.put(asked.get(Integer.parseInt(words[1])), DnsQuery.addresses(answer));
      } else if (words[0].equals("k")) {
        (words[2].equals("yes") ? reached : unreachable).add(words[1]);
      }
    }
    return new Resolver(addresses, reached, unreachable);
  }

  private static String script() {
    try (InputStream script = Resolver.class.getResourceAsStream("resolve.pl")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
