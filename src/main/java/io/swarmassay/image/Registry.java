package io.swarmassay.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmassay.image.debian.ImageException;
import io.swarmassay.image.debian.Sha256;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads manifests and blobs of one repository of a registry, anonymously; everything by digest. */
final class Registry {
  private static final Duration DEADLINE = Duration.ofMinutes(5);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern FIELD = Pattern.compile("(\\w+)=\"([^\"]*)\"");
  private static final String KINDS =
      "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json, "
          + "application/vnd.docker.distribution.manifest.list.v2+json, "
          + "application/vnd.docker.distribution.manifest.v2+json";

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final String root;

  /** Of a repository, for example {@code https://registry-1.docker.io/v2/library/erlang}. */
  Registry(String root) {
    this.root = root;
  }

  /** A manifest or an index of manifests. */
  JsonNode manifest(String digest) {
    return json(get("/manifests/" + digest, digest));
  }

  /** A blob's bytes. */
  byte[] blob(String digest) {
    return get("/blobs/" + digest, digest);
  }

  static JsonNode json(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw new ImageException("not JSON from a registry: " + e.getMessage());
    }
  }

  private byte[] get(String path, String digest) {
    HttpResponse<byte[]> answer = ask(root + path);
    if (answer.statusCode() == 401) {
      logIn(answer.headers().firstValue("WWW-Authenticate").orElse(""));
      answer = ask(root + path);
    }
    if (answer.statusCode() != 200) {
      throw new ImageException(root + path + ": the registry says " + answer.statusCode());
    }
    if (!digest.equals("sha256:" + Sha256.of(answer.body()))) {
      throw new ImageException(root + path + ": other bytes than the digest says");
    }
    return answer.body();
  }

  private HttpResponse<byte[]> ask(String url) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).timeout(DEADLINE).header("Accept", KINDS);
    Optional.ofNullable(tokens.get(root))
        .filter(token -> url.startsWith(root))
        .ifPresent(token -> request.header("Authorization", "Bearer " + token));
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new ImageException(url + " cannot be reached: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ImageException(url + ": interrupted");
    }
  }

  /** Fetches an anonymous token from where {@code Bearer realm="...",service="...",...} says. */
  private void logIn(String challenge) {
    Map<String, String> fields = new ConcurrentHashMap<>();
    Matcher matcher = FIELD.matcher(challenge);
    while (matcher.find()) {
      fields.put(matcher.group(1), matcher.group(2));
    }
    String url =
        String.format(
            Locale.ROOT,
            "%s?service=%s&scope=%s",
            fields.getOrDefault("realm", root),
            fields.getOrDefault("service", ""),
            fields.getOrDefault("scope", ""));
    HttpResponse<byte[]> answer = ask(url);
    String token = answer.statusCode() == 200 ? json(answer.body()).path("token").asText() : "";
    if (token.isEmpty()) {
      throw new ImageException(root + ": the registry wants a login");
    }
    tokens.put(root, token);
  }
}
