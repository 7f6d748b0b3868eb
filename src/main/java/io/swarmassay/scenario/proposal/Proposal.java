package io.swarmassay.scenario.proposal;

import io.swarmassay.probe.Offer;
import io.swarmassay.stack.file.StackFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A scenario for a stack that has none, from its file and from what its services offered when
 * nothing was wrong: replicas and names hold, the same ports accept connections, HTTP answers as it
 * did; each service is killed and stopped, and nodes are drained and lose their power.
 *
 * @param stack where the stack file is, as the scenario will name it
 * @param title one sentence
 * @param file the stack file
 * @param nodes lab nodes
 * @param offers what was seen; empty when nothing could be seen
 * @param quick kills only
 */
public record Proposal(
    String stack, String title, StackFile file, int nodes, List<Offer> offers, boolean quick) {
  /** From here on a status says that the server itself is not well. */
  private static final int SERVER_ERROR = 500;

  /** Of fewer nodes none may be lost. */
  private static final int QUORUM = 3;

  /** The scenario file. */
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add("# Proposed from the stack file and from what its services offered: change it.");
    lines.add("title: " + quoted(title));
    lines.add("stack: " + quoted(stack));
    lines.add("nodes: " + nodes);
    lines.add("");
    lines.add("steady:");
    lines.add("  within: 60s");
    lines.add("  probes:");
    lines.add("    - replicas");
    lines.add("    - healed");
    offers.forEach(offer -> probes(offer, lines));
    traffic(lines);
    steps(lines);
    return String.join("\n", lines) + "\n";
  }

  private void steps(List<String> lines) {
    Map<String, Boolean> lasting = Services.lasting(file);
    if (lasting.isEmpty()) {
      return; // of jobs alone
    }
    lines.add("");
    lines.add("steps:");
    lasting.forEach((service, returns) -> strikes(service, returns, lines));
    if (!quick && nodes >= QUORUM) {
      lasting.keySet().stream()
          .filter(service -> !Services.global(file).contains(service))
          .limit(1)
          .forEach(service -> nodes(service, lines));
    }
  }

  private static void probes(Offer offer, List<String> lines) {
    String service = quoted(offer.service());
    String silent =
        offer.ports().stream()
            .filter(port -> !spoken(offer, port))
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    if (!silent.isEmpty()) {
      lines.add(
          String.format(Locale.ROOT, "    - tcp: {service: %s, ports: [%s]}", service, silent));
    }
    offer
        .http()
        .forEach(
            (port, status) -> {
              if (spoken(offer, port)) {
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "    - http: {service: %s, port: %d, status: %d}",
                        service,
                        port,
                        status));
              }
            });
  }

  /** Whether HTTP is spoken there, and the server is well. */
  private static boolean spoken(Offer offer, int port) {
    return offer.http().containsKey(port) && offer.http().get(port) < SERVER_ERROR;
  }

  /** Light, to one service that answers well: one that is published, if there is one. */
  private void traffic(List<String> lines) {
    Set<String> published = Services.published(file);
    offers.stream()
        .filter(offer -> offer.http().values().stream().anyMatch(Proposal::served))
        .min(Comparator.comparing(offer -> !published.contains(offer.service())))
        .ifPresent(
            offer -> {
              lines.add("");
              lines.add("traffic:");
              lines.add(requests(offer));
            });
  }

  private static String requests(Offer offer) {
    int port =
        offer.http().entrySet().stream()
            .filter(spoken -> served(spoken.getValue()))
            .findFirst()
            .orElseThrow()
            .getKey();
    return String.format(
        Locale.ROOT,
        "  http: {service: %s, port: %d, path: /, rate: 5/s}",
        quoted(offer.service()),
        port);
  }

  private static boolean served(int status) {
    return status < 400;
  }

  private void strikes(String service, boolean returns, List<String> lines) {
    lines.add("  - inflict: kill");
    lines.add("    on: {one: " + quoted(service) + "}");
    lines.add("    times: 2");
    lines.add("    recover-within: 60s");
    if (!quick && returns) {
      lines.add("  - inflict: stop");
      lines.add("    on: {one: " + quoted(service) + "}");
      lines.add("    recover-within: 60s");
    }
  }

  private static void nodes(String service, List<String> lines) {
    String node = "    on: {node-of: {slot: 1, of: " + quoted(service) + "}}";
    lines.addAll(List.of("  - inflict: drain", node, "    hold: 5s", "    recover-within: 60s"));
    lines.addAll(
        List.of("  - inflict: power-off", node, "    hold: 8s", "    recover-within: 60s"));
  }

  /** What such a scenario cannot prove, by what it is about. */
  public Map<String, String> unproven() {
    Map<String, String> unproven = new LinkedHashMap<>();
    Services.volumes(file)
        .forEach(
            volume ->
                unproven.put("durability of volume " + volume, "nobody is known who writes to it"));
    if (offers.isEmpty()) {
      unproven.put("what its services offer", "they did not come to stand when it was looked at");
    }
    for (Offer offer : offers) {
      offer
          .http()
          .forEach(
              (port, status) -> {
                if (!spoken(offer, port)) {
                  unproven.put(
                      "HTTP of " + offer.service() + " on port " + port,
                      "GET / was answered " + status + " when nothing was wrong");
                }
              });
      if (offer.ports().isEmpty()) {
        unproven.put("what " + offer.service() + " does", "it listens on no TCP port below 32768");
      }
    }
    return unproven;
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
