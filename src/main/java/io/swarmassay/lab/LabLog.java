package io.swarmassay.lab;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the hub says. Held open: a hub that ends at once takes its folder along, and its reason. */
final class LabLog implements AutoCloseable {
  private static final int LONGEST = 16 * 1024;
  private static final int LINES = 5;

  private final RandomAccessFile file;

  LabLog(LabFolder folder) {
    this.file = open(folder);
  }

  /** Made before the hub is told to go on; empty when it could not be opened. */
  private static RandomAccessFile open(LabFolder folder) {
    try {
      return new RandomAccessFile(folder.path().resolve("hub.log").toFile(), "r");
    } catch (IOException gone) {
      return null;
    }
  }

  /** Its last lines. */
  String tail() {
    if (file == null) {
      return "";
    }
    try {
      long length = file.length();
      byte[] bytes = new byte[(int) Math.min(LONGEST, length)];
      file.seek(length - bytes.length);
      file.readFully(bytes);
      List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    } catch (IOException gone) {
      return "";
    }
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException closed) {
      return;
    }
  }
}
