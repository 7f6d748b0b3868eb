package io.swarmassay.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.swarmassay.image.debian.Release;
import io.swarmassay.image.debian.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a registry in memory that wants an anonymous token, as the public ones do. */
class RegistryBasesTests {
  private final Map<String, byte[]> contents = new HashMap<>();
  private HttpServer server;

  @BeforeEach
  void a_registry() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void it_ends() {
    server.stop(0);
  }

  @Test
  void an_image_is_read_by_its_digest_for_this_machine() throws IOException {
    Tree tree = new Tree();
    tree.text("hello", "world");
    byte[] config = "{\"os\":\"linux\"}".getBytes(StandardCharsets.UTF_8);
    String manifest = manifest(put(config), put(gzip(tree.tar())));
    String index = index(put(manifest.getBytes(StandardCharsets.UTF_8)));

    BaseImage image =
        RegistryBases.pull("beam", pinned(put(index.getBytes(StandardCharsets.UTF_8))));

    assertThat(image.id()).isEqualTo("sha256:" + Sha256.of(config));
    assertThat(image.reference()).startsWith("swarmassay/base-beam:");
    assertThat(new String(image.archive(), StandardCharsets.ISO_8859_1))
        .contains(Sha256.of(tree.tar()) + "/layer.tar")
        .contains("world");
  }

  @Test
  void other_bytes_than_the_digest_says_are_refused() {
    String digest = put("{}".getBytes(StandardCharsets.UTF_8));
    contents.put(digest, "{\"evil\":1}".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> RegistryBases.pull("beam", pinned(digest)))
        .hasMessageContaining("other bytes than the digest says");
  }

  @Test
  void a_tag_without_a_digest_is_refused() {
    assertThatThrownBy(() -> RegistryBases.pull("beam", "docker.io/library/erlang:27-alpine"))
        .hasMessageContaining("is not host/repository@sha256:");
  }

  private String pinned(String digest) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/library/erlang@" + digest;
  }

  private String put(byte[] bytes) {
    String digest = "sha256:" + Sha256.of(bytes);
    contents.put(digest, bytes);
    return digest;
  }

  private static String manifest(String config, String layer) {
    return "{\"config\":{\"digest\":\"%s\"},\"layers\":[{\"digest\":\"%s\"}]}"
        .formatted(config, layer);
  }

  private static String index(String manifest) {
    return "{\"manifests\":[{\"digest\":\"sha256:0\",\"platform\":{\"os\":\"linux\",\"architecture\":\"s390x\"}},"
        .concat("{\"digest\":\"%s\",\"platform\":{\"os\":\"linux\",\"architecture\":\"%s\"}}]}")
        .formatted(manifest, Release.architecture());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    if (path.equals("/token")) {
      send(exchange, 200, "{\"token\":\"t0\"}".getBytes(StandardCharsets.UTF_8));
    } else if (!"Bearer t0".equals(token)) {
      String realm = "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
      String challenge = "Bearer realm=\"%s\",service=\"s\",scope=\"repository\"".formatted(realm);
      exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
      send(exchange, 401, new byte[0]);
    } else {
      byte[] found = contents.get(path.substring(path.lastIndexOf('/') + 1));
      send(exchange, found == null ? 404 : 200, found == null ? new byte[0] : found);
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
