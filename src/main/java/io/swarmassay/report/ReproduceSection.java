package io.swarmassay.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmassay.report.evidence.RunEvidence;
import io.swarmassay.report.html.Html;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The one command that runs it again, and the ones that look again without running. */
record ReproduceSection() implements Section {

  @Override
  public Optional<Panel> of(RunEvidence evidence) {
    Html body = new Html();
    command(body, "The same scenario, the same victims in the same order", again(evidence));
    if (evidence.plan().size() > 0) {
      command(
          body,
          "The recorded plan, step by step",
          "./assay run --plan " + place(evidence) + "/plan.json");
    }
    command(
        body,
        "Judge the recorded history again, no engine needed",
        "./assay judge " + place(evidence));
    String recorded = recorded(evidence);
    if (!recorded.isEmpty()) {
      command(body, "What was typed for this run", recorded);
    }
    String lead = "In a clone of the project" + commit(evidence) + ".";
    return Optional.of(new Panel("reproduce", "See it again", lead, body.toString()));
  }

  private static void command(Html body, String what, String command) {
    body.leaf("p", what, "class", "what")
        .open("pre", "tabindex", "0")
        .leaf("code", command)
        .close();
  }

  /** Where the evidence lies when nobody moved it, seen from the project. */
  private static String place(RunEvidence evidence) {
    Path folder = evidence.folder().toAbsolutePath().normalize();
    return folder.getNameCount() < 2
        ? "."
        : "reports/" + folder.getName(folder.getNameCount() - 2) + "/" + folder.getFileName();
  }

  private static String again(RunEvidence evidence) {
    String scenario = evidence.verdict().scenario() == null ? "" : evidence.verdict().scenario();
    String file = evidence.fact("/scenario_file", "/scenario/file");
    String path = file.isEmpty() ? "scenarios/" + scenario + ".yaml" : file;
    return "./assay run " + path + " --seed " + evidence.verdict().seed();
  }

  private static String recorded(RunEvidence evidence) {
    for (String name : List.of("command", "command_line", "commandLine", "args")) {
      JsonNode node = evidence.run().path(name);
      if (node.isTextual()) {
        return node.asText();
      }
      if (node.isArray()) {
        List<String> words = new ArrayList<>();
        node.forEach(word -> words.add(word.asText()));
        return String.join(" ", words);
      }
    }
    return "";
  }

  private static String commit(RunEvidence evidence) {
    String commit =
        evidence.fact("/machine/commit", "/commit/id", "/commit", "/git/commit", "/git/id");
    String dirty = evidence.fact("/machine/dirty", "/commit/dirty", "/dirty", "/git/dirty");
    return commit.isEmpty()
        ? ""
        : " at commit "
            + commit.substring(0, Math.min(12, commit.length()))
            + (dirty.equals("true") ? " with uncommitted changes" : "");
  }
}
