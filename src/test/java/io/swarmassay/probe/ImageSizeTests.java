package io.swarmassay.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmassay.probe.Reading.Measure;
import io.swarmassay.swarm.Layer;
import io.swarmassay.swarm.SwarmException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageSizeTests extends ProbeContract {
  @Override
  public Probe probe() {
    return new ImageSize();
  }

  @Override
  public ProbeScene healthy() {
    return three()
        .answering("call", any -> "{\"Image\": \"sha256:1\"}")
        .answering(
            "layers",
            any ->
                List.of(
                    new Layer("base", 4_000_000),
                    new Layer("erlang", 7_000_000),
                    new Layer("erlang", 3_000_000)));
  }

  @Test
  void it_measures_the_whole_and_each_component() {
    Reading reading = probe().read(healthy());
    assertThat(reading.reason()).isEqualTo("1 image, 14.00 MB");
    assertThat(reading.measures())
        .containsExactly(
            new Measure("image-size", "", 14_000_000),
            new Measure("image-size", "base", 4_000_000),
            new Measure("image-size", "erlang", 10_000_000));
  }

  @Test
  void an_image_that_cannot_be_asked_for_its_layers_is_not_weighed() {
    ProbeScene unknown =
        healthy()
            .answering(
                "layers",
                any -> {
                  throw new SwarmException(404, "no such image");
                });
    assertThat(probe().read(unknown)).isEqualTo(Reading.unhealthy("no such image"));
  }

  @Test
  void one_image_without_layers_beside_another_is_told() {
    ProbeScene two =
        healthy()
            .answering(
                "call",
                of -> "{\"Image\": \"" + (of[2].toString().contains("/c2/") ? 2 : 1) + "\"}")
            .answering("layers", of -> of[0].equals("2") ? List.of() : List.of(new Layer("", 9)));
    assertThat(probe().read(two)).isEqualTo(Reading.unhealthy("an image without layers"));
  }
}
