package io.swarmassay.internal.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.swarmassay.swarm.SwarmException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Requests to an engine's Unix socket, a fresh connection each, with no deadline of their own. */
final class Wire implements AutoCloseable {
  private static final String JSON = "application/json";

  /** Of one answer as text: an archive out of a container is as big as its owner likes. */
  private static final int MOST = 64 << 20;

  private final DockerHttpClient http;

  Wire(Path socket) {
    http =
        new ZerodepDockerHttpClient.Builder()
            .dockerHost(URI.create("unix://" + socket.toAbsolutePath()))
            .maxConnections(1000)
            .build();
  }

  /** A request without a body. */
  static Request.Builder request(String method, String path) {
    return Request.builder().method(method).path(path).putHeader("Connection", "close");
  }

  /** A request with a JSON body; {@code null} for none. */
  static Request json(String method, String path, Object body) {
    Request.Builder request = request(method, path);
    if (body == null) {
      return request.build();
    }
    return request.putHeader("Content-Type", JSON).bodyBytes(Json.write(body)).build();
  }

  /** A request whose body is a tar archive. */
  static Request tar(String path, InputStream archive) {
    return request("POST", path)
        .putHeader("Content-Type", "application/x-tar")
        .body(archive)
        .build();
  }

  /** The open answer; an engine's refusal is thrown. The caller closes it. */
  Response open(Request request) throws IOException {
    Response response = http.execute(request);
    if (response.getStatusCode() < 400) {
      return response;
    }
    try (response) {
      throw refusal(request, response.getStatusCode(), text(response));
    }
  }

  /** The whole answer as text; an engine's refusal is thrown. */
  String ask(Request request) throws IOException {
    try (Response response = open(request)) {
      return text(response);
    }
  }

  private static String text(Response response) throws IOException {
    InputStream body = response.getBody();
    byte[] bytes = body == null ? new byte[0] : body.readNBytes(MOST + 1);
    if (bytes.length > MOST) {
      throw new IOException("an answer of more than " + (MOST >> 20) + " MB");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static SwarmException refusal(Request request, int status, String body) {
    JsonNode answer = Json.read(body);
    String message = answer.path("message").asText(answer.asText("")).strip();
    return new SwarmException(
        status, request.method() + " " + request.path() + ": " + status + " " + message);
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
