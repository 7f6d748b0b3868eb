package io.swarmassay.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which shared libraries a 64-bit little-endian ELF file names (its {@code DT_NEEDED} entries). */
final class Elf {
  private static final int LOAD = 1;
  private static final int DYNAMIC = 2;
  private static final long NEEDED = 1;
  private static final long STRTAB = 5;
  private final ByteBuffer file;
  private final TreeMap<Long, Long> offsets = new TreeMap<>();
  private int dynamic;
  private int dynamicEnd;

  private Elf(byte[] bytes) {
    file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int header = (int) file.getLong(32);
    int size = file.getShort(54);
    int count = file.getShort(56);
    for (int i = 0; i < count; i++) {
      segment(header + i * size);
    }
  }

  /** The names, for example {@code libc.so.6}; none for files of another kind or static ones. */
  static List<String> needed(byte[] bytes) {
    boolean known =
        bytes.length > 64
            && bytes[0] == 0x7f
            && bytes[1] == 'E'
            && bytes[2] == 'L'
            && bytes[3] == 'F'
            && bytes[4] == 2
            && bytes[5] == 1;
    return known ? new Elf(bytes).needed() : List.of();
  }

  private void segment(int at) {
    int type = file.getInt(at);
    long offset = file.getLong(at + 8);
    if (type == LOAD) {
      offsets.put(file.getLong(at + 16), offset);
    } else if (type == DYNAMIC) {
      dynamic = (int) offset;
      dynamicEnd = (int) (offset + file.getLong(at + 32));
    }
  }

  private List<String> needed() {
    List<Long> names = new ArrayList<>();
    long strings = 0;
    for (int at = dynamic; at < dynamicEnd; at += 16) {
      long tag = file.getLong(at);
      if (tag == NEEDED) {
        names.add(file.getLong(at + 8));
      } else if (tag == STRTAB) {
        strings = file.getLong(at + 8);
      }
    }
    Map.Entry<Long, Long> segment = offsets.floorEntry(strings);
    long table = segment == null ? 0 : strings - segment.getKey() + segment.getValue();
    return names.stream().map(name -> text((int) (table + name))).toList();
  }

  private String text(int at) {
    int end = at;
    while (file.get(end) != 0) {
      end++;
    }
    return new String(file.array(), at, end - at, StandardCharsets.US_ASCII);
  }
}
