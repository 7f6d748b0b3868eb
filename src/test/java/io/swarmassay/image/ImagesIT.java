package io.swarmassay.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmassay.image.debian.Disk;
import io.swarmassay.image.debian.ImageException;
import io.swarmassay.stack.Stack;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ImagesIT {
  private static final Logger LOG = LoggerFactory.getLogger(ImagesIT.class);
  private static final Path VARIANTS = Path.of("src/test/resources/stacks");
  private static final Stack MESSAGING = Stack.at(Path.of("stacks/messaging"));
  private static final Stack HELLO = Stack.at(Path.of("stacks/hello"));
  private static Path cache;

  @BeforeAll
  static void an_empty_cache() throws IOException {
    cache = Files.createTempDirectory("assay-images-it-");
  }

  @AfterAll
  static void the_cache_is_removed() {
    Disk.delete(cache);
  }

  @Test
  void a_template_is_made_once_by_all_who_ask_for_it_and_found_at_once_by_later_ones()
      throws IOException {
    long start = System.nanoTime();
    List<CompletableFuture<Template>> asked =
        Stream.generate(() -> CompletableFuture.supplyAsync(ImagesIT::messaging)).limit(3).toList();
    List<Template> made = asked.stream().map(CompletableFuture::join).toList();
    long first = System.nanoTime();
    Object written = written(made.get(0));
    Template found = whileNobodyCanMakeAny();

    LOG.info("first {} ms, later {} ms", (first - start) / 1e6, (System.nanoTime() - first) / 1e6);
    assertThat(made).containsOnly(found);
    assertThat(written(found)).isEqualTo(written);
    assertThat(found.facts().packages()).anyMatch(deb -> deb.name().equals("erlang-base"));
  }

  @Test
  void the_messaging_image_keeps_its_documented_sizes() {
    ImageFacts.Image image = messaging().facts().images().get(0);

    LOG.info("{} = {} bytes", image.layers(), image.size());
    assertThat(image.size()).isBetween(15_000_000L, 29_000_000L);
    assertThat(image.size("base")).isBetween(4_000_000L, 5_600_000L);
    assertThat(image.size("erlang")).isBetween(4_000_000L, 15_000_000L);
    assertThat(image.size("app")).isBetween(1_000L, 3_000_000L);
  }

  @Test
  void the_messaging_image_boots_and_its_node_takes_messages() {
    Map<String, Object> replica =
        Map.of("Hostname", "atomvm-1", "Env", List.of("NODE_NAME=atomvm_node1"));
    long start = System.nanoTime();
    try (Box box = new Box(messaging(), "swarmassay/messaging:1", replica)) {
      eventually(
          () -> assertThat(box.exec("epmd", "-names")).contains("name atomvm_node1 at port 91"));
      LOG.info("engine, container, registered: {} ms", (System.nanoTime() - start) / 1e6);

      String sent =
          box.exec(
              "erl",
              "-noshell",
              "-sname",
              "sender",
              "-eval",
              "N = 'atomvm_node1@atomvm-1',"
                  + "ok = rpc:call(N, msg_handler, send_msg, [N, 'Hello from node1', node()]),"
                  + "ok = rpc:call(N, msg_handler, send_msg, [N, {a, \"b\\nc\"}, node()]),"
                  + "io:format(\"~0p~n\", [rpc:call(N, msg_handler, get_msgs, [])]), halt().");

      assertThat(sent)
          .contains("[#{content => 'Hello from node1',from => 'sender@atomvm-1',ts => ")
          .contains("#{content => {a,\"b\\nc\"},from => 'sender@atomvm-1',ts => ");
      assertThat(box.logs())
          .contains("[RECEIVED] From: 'sender@atomvm-1', Content: Hello from node1\n")
          .contains("[RECEIVED] From: 'sender@atomvm-1', Content: {a,\"b\\nc\"}\n");
    }
  }

  @Test
  void the_hello_image_tells_its_host_name() {
    Template template = Images.in(cache).template(List.of(HELLO));
    try (Box box = new Box(template, "swarmassay/hello:1", Map.of("Hostname", "hello-1"))) {
      eventually(
          () ->
              assertThat(box.exec("wget", "-q", "-O", "-", "http://127.0.0.1:8080/"))
                  .contains("<p>hello from hello-1</p>"));
    }
    assertThat(template.facts().images().get(0).size()).isLessThan(3_000_000);
  }

  @Test
  @Tag("nightly") // a minute; the suites that deploy them build them, most of them at night
  void the_variants_with_a_planted_defect_can_be_built() {
    List<Stack> variants =
        Stream.of("cookie", "handler", "port", "epmd")
            .map(defect -> Stack.at(VARIANTS.resolve("messaging-" + defect)))
            .toList();

    assertThat(Images.in(cache).template(variants).facts().images())
        .extracting(ImageFacts.Image::reference)
        .containsOnly("swarmassay/messaging:1", "swarmassay/messaging-broken:1");
  }

  @Test
  void a_build_error_names_the_stack_the_step_and_what_was_printed_last() {
    Stack unbuildable = Stack.at(VARIANTS.resolve("unbuildable"));

    assertThatThrownBy(() -> Images.in(cache).template(List.of(unbuildable)))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("stack unbuildable: image swarmassay/unbuildable:1 cannot be built")
        .hasMessageContaining("RUN erlc +warnings_as_errors")
        .hasMessageContaining("function undefined_function/0 undefined")
        .satisfies(e -> LOG.info("{}", e.getMessage()));
  }

  /** Which file it is: its time says when it was used last. */
  private static Object written(Template template) throws IOException {
    Path facts = template.dataRoot().resolveSibling("facts.json");
    return Files.readAttributes(facts, BasicFileAttributes.class).fileKey();
  }

  /** Asks for it while the lock of those who make something is taken: who wants it fails. */
  private static Template whileNobodyCanMakeAny() throws IOException {
    try (FileChannel channel = FileChannel.open(cache.resolve("lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      return messaging();
    }
  }

  private static Template messaging() {
    return Images.in(cache).template(List.of(MESSAGING));
  }

  private static void eventually(ThrowingRunnable assertion) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(assertion);
  }
}
