package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a single container for its front end, as browsers do. */
final class FrontEnd {
  private static final String AT = "http://localhost:4000";
  private static final String HEADERS = "curl -s -o /dev/null -D - ";
  private static final String UPGRADE =
      "curl -sNi --max-time 60 -H 'connection: upgrade' -H 'upgrade: websocket' -H"
          + " 'sec-websocket-version: 13' -H 'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==' ";

  private FrontEnd() {}

  private static String headers(Container container, String path, String options) {
    return container.exec(HEADERS + options + " " + AT + path);
  }

  /** The script that the page asks for: its name says which bytes it has. */
  private static String script(Container container) {
    String page = container.exec("curl -s " + AT + "/boards/7");
    Matcher name = Pattern.compile("\"(/assets/app-[0-9a-f]{32}\\.js)\"").matcher(page);
    assertThat(name.find()).as("the page asks for a script with a digest: " + page).isTrue();
    return name.group(1);
  }

  static void is_built_into_one_small_script(Container container) {
    String path = script(container);
    String js = container.exec("curl -s " + AT + path);
    assertThat(js).as("the code of both modules").contains("/api/rows", "/api/feed?after=");
    assertThat(js.lines().count()).as("lines of " + js).isLessThan(5);
    assertThat(js).doesNotContain("import ", "// ");
    assertThat(container.root("find / -xdev -name feed.js -o -xdev -name esbuild"))
        .as("sources and tools that stay behind")
        .isEqualTo("exit 0\n");
    String size = container.exec("cat $(find /app/lib/viban-*/priv/static -type f) | wc -c");
    assertThat(Long.parseLong(size.lines().findFirst().orElseThrow()))
        .as("bytes of the front end")
        .isBetween(1_000L, 50_000_000L);
  }

  static void names_say_which_bytes_they_have_and_are_kept_for_good(Container container) {
    String path = script(container);
    String digest = path.substring(path.indexOf('-') + 1, path.lastIndexOf('.'));
    assertThat(container.exec("curl -s " + AT + path + " | md5sum")).startsWith(digest);
    assertThat(headers(container, path, "")).contains("cache-control: public", "immutable");
    assertThat(headers(container, "/assets/app.js", "")).contains("cache-control: no-cache");
    assertThat(headers(container, "/", "")).contains("cache-control: no-cache");
  }

  static void is_compressed_for_who_takes_it(Container container) {
    String path = script(container);
    String taken = "-H 'accept-encoding: gzip, br'";
    assertThat(headers(container, path, taken)).contains("content-encoding: gzip");
    assertThat(headers(container, "/boards/7", taken)).contains("content-encoding: gzip");
    assertThat(headers(container, path, "")).doesNotContain("content-encoding");
    String sum = " | sha256sum | cut -c1-64";
    String plain = container.exec("curl -s " + AT + path + sum);
    assertThat(container.exec("curl -s --compressed " + AT + path + sum))
        .as("the same script, unpacked")
        .isEqualTo(plain);
  }

  static void has_the_documents_content_types(Container container) {
    assertThat(headers(container, "/boards/7", ""))
        .contains("content-type: text/html; charset=utf-8");
    assertThat(headers(container, script(container), ""))
        .contains("content-type: text/javascript; charset=utf-8");
  }

  /** The manifest lies beside the page, and is not in the document's list. */
  static void serves_only_what_the_document_lists(Container container) {
    assertThat(container.exec("cat /app/lib/viban-*/priv/static/manifest.txt"))
        .contains("/assets/app.js /assets/app-");
    assertThat(container.exec("curl -s " + AT + "/manifest.txt"))
        .contains("<h1>viban</h1>")
        .doesNotContain("/assets/app.js /assets/");
    assertThat(container.exec("curl -s -w '%{http_code}' " + AT + "/api/nothing"))
        .contains("404")
        .doesNotContain("<h1>");
  }

  /** A row that is posted later arrives at who listens, after those that were there. */
  static void tells_of_rows_over_a_websocket(Container container) {
    String late = "late row " + System.nanoTime();
    container.exec("curl -s -d 'an early row' " + AT + "/api/rows");
    container.background(
        UPGRADE + "-H 'origin: http://localhost:4000' " + AT + "/api/feed >/tmp/feed");
    String early = container.until("grep -a -q 'an early row' /tmp/feed && cat /tmp/feed");
    assertThat(early)
        .contains("101 Switching Protocols", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
        .doesNotContain(late);
    container.exec("curl -s -d '" + late + "' " + AT + "/api/rows");
    container.until("grep -a '" + late + "' /tmp/feed");
  }

  /** {@code PHX_HOST} is the one host whose pages may listen. */
  static void is_for_its_own_pages_only(Container container, String host, int port) {
    String feed = " http://localhost:" + port + "/api/feed >/tmp/asked";
    assertThat(
            container.exec(
                UPGRADE
                    + "--max-time 5 -H 'origin: http://other.example'"
                    + feed
                    + "; cat /tmp/asked"))
        .contains("403 Forbidden");
    container.background(UPGRADE + "-H 'origin: https://" + host + "'" + feed);
    container.until("grep -a '101 Switching' /tmp/asked");
  }
}
