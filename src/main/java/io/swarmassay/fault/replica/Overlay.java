package io.swarmassay.fault.replica;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.fault.ContainerState;
import io.swarmassay.fault.ReplicaAccess;
import io.swarmassay.swarm.Output;
import io.swarmassay.swarm.Replica;
import io.swarmassay.swarm.SwarmException;
import java.util.Locale;

/**
 * A replica's place in the network it shares with a peer. The interface is found by its address:
 * which of {@code eth0}, {@code eth1} it is differs from container to container.
 *
 * @param peer who looks
 * @param address the replica's address in the shared network
 * @param link the interface of that address in the replica
 */
record Overlay(Replica peer, String address, String link) {
  private static final int SECONDS = 1;

  /** When a socat that its own limit did not end is killed. */
  private static final int KILLED = 10;

  static Overlay of(ReplicaAccess patient) {
    Replica peer = patient.peer();
    JsonNode others =
        ContainerState.inspect(patient.deployment().swarm(), peer)
            .path("NetworkSettings")
            .path("Networks");
    JsonNode networks = patient.inspect().path("NetworkSettings").path("Networks");
    for (var network : networks.properties()) {
      String address = network.getValue().path("IPAddress").asText();
      if (others.has(network.getKey()) && !address.isEmpty()) {
        return new Overlay(peer, address, link(patient, address));
      }
    }
    throw new SwarmException(
        0, patient.name() + " and " + peer.name() + " share no network: " + networks);
  }

  /** Lines of {@code ip -o addr} are {@code 7: eth0 inet 10.0.1.4/24 ...}. */
  private static String link(ReplicaAccess patient, String address) {
    return patient
        .doInNetwork("ip -o -4 addr show")
        .lines()
        .map(line -> line.trim().split("\\s+"))
        .filter(words -> words.length > 3 && words[3].startsWith(address + "/"))
        .map(words -> words[1])
        .findFirst()
        .orElseThrow(() -> new SwarmException(0, patient.name() + " has no " + address));
  }

  /** How a connection to a port ended. */
  enum Knock {
    ANSWERED,
    REFUSED,
    SILENT;

    /**
     * What {@code socat} came to. Silence is proven by its own words: that time was up, or that
     * nobody answers at the address.
     *
     * @throws SwarmException when it says neither: then nobody knocked, or nobody knows
     */
    static Knock of(Output output) {
      String said = output.err();
      if (output.ok()) {
        return ANSWERED;
      } else if (said.contains("Connection refused")) {
        return REFUSED;
      } else if (said.contains("Connection timed out") || said.contains("No route to host")) {
        return SILENT;
      }
      throw new SwarmException(
          0,
          String.format(
              Locale.ROOT,
              "nobody could knock: socat ended with %d: %s",
              output.exit(),
              said.strip()));
    }
  }

  /** Connects from the peer's network to a port of the replica, and waits a second at most. */
  Knock knock(ReplicaAccess patient, int port) {
    Output output =
        patient
            .hosts()
            .inNetworkOf(
                peer,
                ReplicaAccess.shell(
                    "timeout -s KILL $1 socat -u OPEN:/dev/null TCP4:$2:$3,connect-timeout=$4",
                    KILLED,
                    address,
                    port,
                    SECONDS));
    return Knock.of(output);
  }

  /** A knock in words. */
  String text(Knock knock, int port) {
    String how =
        switch (knock) {
          case ANSWERED -> "is answered";
          case REFUSED -> "is refused";
          case SILENT -> "gets no answer within " + SECONDS + " s";
        };
    return "a connection from " + peer.name() + " to port " + port + " " + how;
  }
}
