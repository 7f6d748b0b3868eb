package io.swarmassay.internal.http;

/** Answers as ordinary servers give them: nginx, Cowboy, Bandit. */
public enum Spoken {
  LENGTH("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", 200, "hello"),
  CHUNKED(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\nT: z\r\n\r\n",
      200,
      "hello"),
  UNTIL_CLOSE("HTTP/1.1 200 OK\r\n\r\nhello" + RawServer.CLOSE, 200, "hello"),
  OLD("HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello" + RawServer.CLOSE, 200, "hello"),
  NO_CONTENT("HTTP/1.1 204 No Content\r\n\r\n", 204, ""),
  EMPTY("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 200, ""),
  CONTINUED(
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
      200,
      "hello"),
  HINTED(
      "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"
          + "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
      200,
      "hello"),
  NO_REASON("HTTP/1.1 200\r\ncontent-length:5\r\n\r\nhello", 200, "hello"),
  MOVED("HTTP/1.1 302 Found\r\nLocation: /there\r\nContent-Length: 0\r\n\r\n", 302, ""),
  NOT_MODIFIED("HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", 304, "");

  private final String bytes;
  private final int status;
  private final String body;

  Spoken(String bytes, int status, String body) {
    this.bytes = bytes;
    this.status = status;
    this.body = body;
  }

  /** What the server says. */
  public String bytes() {
    return bytes;
  }

  /** The status of the answer. */
  public int status() {
    return status;
  }

  /** Its body. */
  public String body() {
    return body;
  }

  /** Whether another request may follow on the same connection. */
  public boolean keepsOpen() {
    return !bytes.endsWith(RawServer.CLOSE);
  }
}
