package io.swarmassay.image;

import static io.swarmassay.lab.EngineRoot.Store.CONTAINERD;
import static io.swarmassay.lab.EngineRoot.Store.GRAPH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.image.debian.ImageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTests {
  private static final String HASH = "0123456789abcdef0123456789abcdef";
  private static final ImageFacts FACTS = new ImageFacts(List.of(), List.of(), "20.10");
  @TempDir Path folder;

  @Test
  void keeps_images_and_drops_what_else_an_engine_left() {
    Template made = new Cache(folder).put(HASH, GRAPH, CacheTests::engineLikeData);

    assertThat(made.dataRoot().resolve("overlay2/layer")).exists();
    assertThat(made.dataRoot().resolve("swarm")).doesNotExist();
    assertThat(made.dataRoot().resolve("containerd")).doesNotExist();
    assertThat(new Cache(folder).find(HASH)).contains(made);
  }

  @Test
  void containerds_folder_stays_where_it_is_the_image_store() {
    Template made = new Cache(folder).put(HASH, CONTAINERD, CacheTests::engineLikeData);

    assertThat(made.dataRoot().resolve("containerd/daemon")).exists();
    assertThat(made.dataRoot().resolve("swarm")).doesNotExist();
  }

  @Test
  void what_failed_in_the_making_is_never_found() {
    Cache cache = new Cache(folder);

    assertThatThrownBy(
            () ->
                cache.put(
                    HASH,
                    GRAPH,
                    data -> {
                      throw new ImageException("no");
                    }))
        .hasMessage("no");
    assertThat(cache.find(HASH)).isEmpty();

    assertThat(cache.put(HASH, GRAPH, CacheTests::engineLikeData).facts()).isEqualTo(FACTS);
  }

  private static ImageFacts engineLikeData(Path data) {
    try {
      Files.createDirectories(data.resolve("overlay2/layer"));
      Files.createDirectories(data.resolve("swarm/raft"));
      Files.createDirectories(data.resolve("containerd/daemon"));
      Files.createFile(data.resolve("engine-id"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return FACTS;
  }
}
