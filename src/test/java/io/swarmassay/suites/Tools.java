package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;

/** Uses the tools that document 002 wants for agents, as an agent would. */
final class Tools {
  private Tools() {}

  /** Over a local repository: upload-pack, receive-pack and the templates are needed. */
  static void clones(Container container) {
    String said =
        container.exec(
            """
            set -e; cd /tmp; rm -rf served/r.git w x; mkdir -p served
            git init -q --bare served/r.git
            git clone -q served/r.git w 2>&1 | grep -v empty || true
            cd w; echo hello > file; git add file
            git -c user.name=a -c user.email=a@b commit -q -m 'the first of all'
            git push -q origin HEAD; cd ..
            git clone -q served/r.git x; git -C x log --format=%s; cat x/file
            git -C served/r.git update-server-info""");
    assertThat(said).contains("the first of all\nhello\nexit 0").doesNotContain("warning");
  }

  /**
   * With a server of this container and a CA that nobody else knows: who is told of it reaches the
   * server, who is not is refused for that reason, and not for want of any certificates (77).
   */
  static void speaks_https(Container container) {
    container.exec("mkdir -p /tmp/served; echo '{\"over\":\"tls\"}' > /tmp/served/a.json");
    container.exec("echo " + base64("https.exprs") + " | base64 -d > /tmp/https.exprs");
    container.background(
        "exec erl -noshell -eval 'file:script(\"/tmp/https.exprs\")' >/tmp/https.log 2>&1");
    container.until("[ -s /tmp/ca.pem ]");
    String at = "https://$(hostname):8443/";
    assertThat(container.exec("curl -sS --cacert /tmp/ca.pem " + at + "a.json"))
        .contains("{\"over\":\"tls\"}\nexit 0");
    assertThat(container.exec("curl -sS " + at + "a.json"))
        .as("a bundle of certificates, in which this CA is not")
        .contains("exit 60");
    assertThat(container.exec("grep -c BEGIN /etc/ssl/certs/ca-certificates.crt"))
        .as("certificates in the bundle")
        .matches("\\d{3}\nexit 0\n");
  }

  /** The repository of {@link #clones}, from the server of {@link #speaks_https}. */
  static void clones_over_https(Container container) {
    String said =
        container.exec(
            "cd /tmp; rm -rf y; export HOME=/tmp;"
                + " git -c http.sslCAInfo=/tmp/ca.pem clone -q https://$(hostname):8443/r.git y;"
                + " cat y/file; rm -rf z; git clone https://$(hostname):8443/r.git z");
    assertThat(said).contains("hello", "certificate", "exit 128");
  }

  static void reads_json(Container container) {
    String said =
        container.exec(
            "echo '{\"rows\":[{\"id\":40,\"body\":\"\\u00e4\"},{\"id\":2}]}'"
                + " | jq -r -M '.rows[0].body, ([.rows[].id] | add)'");
    assertThat(said).isEqualTo("ä\n42\nexit 0\n");
  }

  private static String base64(String resource) {
    try (InputStream in = Tools.class.getResourceAsStream(resource)) {
      return Base64.getEncoder().encodeToString(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
