package io.swarmassay.internal.http;

import io.swarmassay.swarm.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestConnControl;
import org.apache.hc.core5.http.protocol.RequestContent;

/** One connection on which HttpCore asks one request after the other. */
final class Exchange {
  private static final Http1Config LIMITS =
      Http1Config.custom().setMaxLineLength(1 << 14).setMaxHeaderCount(200).build();
  private static final HttpRequestExecutor EXECUTOR = new HttpRequestExecutor();
  private static final HttpProcessor HEADERS =
      HttpProcessorBuilder.create().add(new RequestContent()).add(new RequestConnControl()).build();

  private final Connection stream;
  private final DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(LIMITS);
  private boolean reusable;

  /** Takes the stream over. */
  Exchange(Connection stream) throws IOException {
    this.stream = stream;
    connection.bind(new StreamSocket(stream));
  }

  /** No byte of an answer came. */
  static final class NoAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    NoAnswerException(Throwable cause) {
      super("the connection ended before an answer: " + cause.getMessage(), cause);
    }
  }

  /** The time was over first. */
  static final class LateException extends IOException {
    private static final long serialVersionUID = 1L;

    LateException(Throwable cause) {
      super(cause);
    }
  }

  /** Asks and reads the whole answer within so many nanoseconds. */
  HttpAnswer ask(HttpCall call, String host, long nanos) throws IOException {
    reusable = false;
    HttpCoreContext context = HttpCoreContext.create();
    try (Cutoff cutoff = new Cutoff(stream, nanos)) {
      try {
        ClassicHttpRequest request = request(call, host);
        ClassicHttpResponse response = head(request, context);
        HttpAnswer answer = read(response, call.largest());
        reusable = answer.whole() && EXECUTOR.keepAlive(request, response, connection, context);
        return answer;
      } catch (HttpException wrong) {
        throw new IOException("not an HTTP answer: " + wrong.getMessage(), wrong);
      } catch (IOException broken) {
        throw cutoff.over() ? new LateException(broken) : broken;
      }
    }
  }

  /** Whether another request may follow the last one. */
  boolean reusable() {
    return reusable;
  }

  private ClassicHttpResponse head(ClassicHttpRequest request, HttpCoreContext context)
      throws IOException, HttpException {
    EXECUTOR.preProcess(request, HEADERS, context);
    long before = connection.getEndpointDetails().getReceivedBytesCount();
    try {
      return EXECUTOR.execute(request, connection, context);
    } catch (IOException none) {
      boolean begun = connection.getEndpointDetails().getReceivedBytesCount() > before;
      throw begun ? none : new NoAnswerException(none);
    }
  }

  private static ClassicHttpRequest request(HttpCall call, String host) {
    ClassicHttpRequest request = new BasicClassicHttpRequest(call.method(), call.path());
    request.setHeader(HttpHeaders.HOST, host);
    if (!call.body().isEmpty()) {
      ContentType type = ContentType.parse(call.type()).withCharset(StandardCharsets.UTF_8);
      request.setEntity(new StringEntity(call.body(), type));
    }
    return request;
  }

  private static HttpAnswer read(ClassicHttpResponse response, int largest) throws IOException {
    Header location = response.getFirstHeader(HttpHeaders.LOCATION);
    String where = location == null ? "" : location.getValue();
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return new HttpAnswer(response.getCode(), "", true, where);
    }
    InputStream in = entity.getContent();
    byte[] start = in.readNBytes(largest);
    boolean whole = start.length < largest || in.read() < 0;
    return new HttpAnswer(response.getCode(), new String(start, charset(entity)), whole, where);
  }

  private static Charset charset(HttpEntity entity) {
    ContentType type = ContentType.parseLenient(entity.getContentType());
    Charset named = type == null ? null : type.getCharset();
    return named == null ? StandardCharsets.UTF_8 : named;
  }

  void close() {
    Cutoff.shut(stream);
  }
}
