package io.swarmassay.fault.replica;

import io.swarmassay.fault.NodeAccess;
import io.swarmassay.fault.ReplicaAccess;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Files of one container, for faults that touch them. The one place that does: links which its
 * image or its processes planted lead where they lead in the container, never out of it, and names
 * that we write to are never followed.
 */
final class Contained {
  private static final SecureRandom RANDOM = new SecureRandom();
  private final ReplicaAccess patient;
  private final String folder;

  /**
   * @param folder as the container calls it
   */
  Contained(ReplicaAccess patient, String folder) {
    this.patient = patient;
    this.folder = folder;
  }

  /** A name that nobody can have planted. */
  static String name() {
    return ".assay-" + Long.toHexString(RANDOM.nextLong());
  }

  /**
   * What is free and what there is in all, in KiB.
   *
   * @param all of the file system
   */
  record Space(long all, long free) {}

  Space space() {
    String[] sizes = run("size").split(" ");
    long block = Long.parseLong(sizes[0]);
    return new Space(
        block * Long.parseLong(sizes[1]) / 1024, block * Long.parseLong(sizes[2]) / 1024);
  }

  /** Makes a new file of zeros that ends where there is no space left. */
  void fill(String name, long kib) {
    run("fill", name, "" + kib);
  }

  /** Makes a new file of 4 KiB and removes it: {@code written}, or why it could not. */
  String tried() {
    return run("try", name());
  }

  /** Writes one line to a file of this name, which is an ordinary one when it is there. */
  void set(String name, String line) {
    run("set", name, line);
  }

  /** Removes a file; harmless when there is none. */
  void remove(String name) {
    run("remove", name);
  }

  private String run(String verb, String... arguments) {
    List<String> command = new ArrayList<>(List.of("perl", "-e", NodeAccess.text("contained.pl")));
    command.addAll(List.of("" + patient.pid(), verb, folder));
    command.addAll(List.of(arguments));
    return patient.done(patient.hosts().inNode(patient.replica().node(), command));
  }
}
