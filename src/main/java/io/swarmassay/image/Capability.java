package io.swarmassay.image;

import io.swarmassay.image.debian.ImageException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** A capability of the kernel that a file gives to the process that runs it. */
enum Capability {
  /**
   * Raw and packet sockets: what capturing needs. One of those that engines leave to containers.
   */
  NET_RAW("net_raw", 13);

  private static final String ATTRIBUTE = "SCHILY.xattr.security.capability";
  private final String label;
  private final int number;

  Capability(String label, int number) {
    this.label = label;
    this.number = number;
  }

  /** The one of that name in {@code bases.yaml}. */
  static Capability of(String label) {
    return Arrays.stream(values())
        .filter(one -> one.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new ImageException("no capability '" + label + "' is known here"));
  }

  /**
   * Adds it to the header of a file, permitted and effective, in the form of {@code vfs_cap_data}
   * (linux/capability.h), revision 2. All its bytes are ASCII as long as the number's bit is none
   * of those that are 7 modulo 8, so that a text in UTF-8 keeps them.
   */
  void write(TarArchiveEntry header) {
    byte[] data = new byte[20];
    data[0] = 1;
    data[3] = 2;
    data[4 + number / 8] = (byte) (1 << number % 8);
    header.addPaxHeader(ATTRIBUTE, new String(data, StandardCharsets.US_ASCII));
  }
}
