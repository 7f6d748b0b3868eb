package io.swarmassay.probe;

import io.swarmassay.history.Metric;
import io.swarmassay.probe.Reading.Measure;
import io.swarmassay.stack.Deployment;
import io.swarmassay.swarm.Layer;
import io.swarmassay.swarm.Swarm;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Unpacked sizes of the images that run: in total and of each component. Judges nothing but that
 * they can be read: limits are budgets. Of several images the largest is measured last.
 *
 * @param service one service; empty for each of the stack
 */
public record ImageSize(Optional<String> service) implements Probe {
  private static final double MEGA = 1e6;

  /** Of every image of the stack. */
  public ImageSize() {
    this(Optional.empty());
  }

  /** Of every image of the stack. */
  public static ImageSize imageSize() {
    return new ImageSize();
  }

  @Override
  public String name() {
    return "image-size";
  }

  @Override
  public Reading read(Deployment deployment) {
    return Findings.caught(() -> weigh(deployment.swarm(), Crowd.replicas(deployment, service)));
  }

  private static Reading weigh(Swarm swarm, Crowd crowd) {
    if (!crowd.whole()) {
      return crowd.missing();
    }
    var images = AtOnce.ask(crowd.replicas(), Crowd.ANSWER, one -> EngineQueries.image(swarm, one));
    List<String> names = images.stream().map(AtOnce.Answer::value).distinct().toList();
    var sizes = AtOnce.ask(names, Crowd.ANSWER, image -> Weight.of(swarm.layers(image)));
    List<String> faults =
        Stream.concat(images.stream(), sizes.stream())
            .filter(answer -> !answer.fine())
            .map(AtOnce.Answer::fault)
            .toList();
    if (!faults.isEmpty()) {
      return Findings.against("", faults);
    }
    return reading(
        sizes.stream()
            .map(AtOnce.Answer::value)
            .sorted(Comparator.comparing(Weight::total))
            .toList());
  }

  private static Reading reading(List<Weight> weights) {
    if (weights.stream().anyMatch(weight -> weight.total() == 0)) {
      return Reading.unhealthy("an image without layers");
    }
    String sizes =
        weights.stream()
            .map(weight -> String.format(Locale.ROOT, "%.2f MB", weight.total() / MEGA))
            .collect(Collectors.joining(", "));
    return Reading.healthy(
        String.format(
            Locale.ROOT, "%d image%s, %s", weights.size(), weights.size() == 1 ? "" : "s", sizes),
        weights.stream().flatMap(Weight::measures).toList());
  }

  /** Bytes by component. */
  private record Weight(Map<String, Long> components) {
    static Weight of(List<Layer> layers) {
      Map<String, Long> components = new TreeMap<>();
      layers.forEach(layer -> components.merge(layer.component(), layer.bytes(), Long::sum));
      return new Weight(components);
    }

    long total() {
      return components.values().stream().mapToLong(Long::longValue).sum();
    }

    Stream<Measure> measures() {
      String metric = Metric.IMAGE_SIZE.label();
      return Stream.concat(
          Stream.of(new Measure(metric, "", total())),
          components.entrySet().stream()
              .filter(part -> !part.getKey().isEmpty())
              .map(part -> new Measure(metric, part.getKey(), part.getValue())));
    }
  }
}
