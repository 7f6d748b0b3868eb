package io.swarmassay.report.evidence;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The largest files of a run's images.
 *
 * @param run whose they are
 * @param bytes sizes by {@code image component path}
 */
public record ImageFiles(String run, Map<String, Long> bytes) {
  /** The topic under which histories note them. */
  public static final String TOPIC = "image-files";

  /** Of no run. */
  public static final ImageFiles NONE = new ImageFiles("", Map.of());

  /** A file and how much of it is to be told. */
  public record Share(String component, String path, long bytes) {}

  /** As a run noted them. */
  public static ImageFiles of(String run, Map<String, String> facts) {
    Map<String, Long> bytes = new java.util.LinkedHashMap<>();
    facts.forEach((file, size) -> bytes.put(file, Long.parseLong(size)));
    return new ImageFiles(run, bytes);
  }

  /** Whether none were noted. */
  public boolean isEmpty() {
    return bytes.isEmpty();
  }

  /** The largest of a component, or of all when it is empty. */
  public List<Share> largest(String component, int most) {
    return told(bytes.entrySet().stream(), component, most);
  }

  /** What is larger than in a former run, or was not there, by how much. */
  public List<Share> grown(ImageFiles former, String component, int most) {
    Stream<Map.Entry<String, Long>> more =
        bytes.entrySet().stream()
            .map(
                file ->
                    Map.entry(
                        file.getKey(),
                        file.getValue() - former.bytes().getOrDefault(file.getKey(), 0L)))
            .filter(file -> file.getValue() > 0);
    return told(more, component, most);
  }

  private static List<Share> told(
      Stream<Map.Entry<String, Long>> files, String component, int most) {
    return files
        .map(ImageFiles::share)
        .filter(
            share ->
                component.isEmpty() || List.of(component.split("\\+")).contains(share.component()))
        .sorted(Comparator.comparingLong(Share::bytes).reversed())
        .limit(most)
        .toList();
  }

  private static Share share(Map.Entry<String, Long> file) {
    String[] words = file.getKey().split(" ", 3);
    return new Share(words[1], words[2], file.getValue());
  }
}
