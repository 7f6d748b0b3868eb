package io.swarmassay.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The mark of a look that got no answer in time, in the history's lines. */
class LateLookTests {
  private static final String LINE =
      "{\"e\":\"Looked\",\"t\":3,\"probe\":\"ping\",\"moment\":\"end\",\"healthy\":false,"
          + "\"reason\":\"no answer\",\"last\":false";

  private static Event read(String line) throws IOException {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return EventJson.decode(bytes, 0, bytes.length);
  }

  private static String written(boolean late) {
    return new String(
        EventJson.encode(new Event.Looked(3, "ping", "end", false, "no answer", false, late)),
        StandardCharsets.UTF_8);
  }

  @Test
  void it_is_written_and_read() throws IOException {
    assertThat(written(true)).isEqualTo(LINE + ",\"late\":true}");
    assertThat(read(LINE + ",\"late\":true}"))
        .isEqualTo(new Event.Looked(3, "ping", "end", false, "no answer", false, true));
  }

  @Test
  void a_line_without_it_is_what_older_versions_wrote_and_newer_ones_still_do() throws IOException {
    assertThat(written(false)).isEqualTo(LINE + "}");
    assertThat(read(LINE + "}"))
        .isEqualTo(new Event.Looked(3, "ping", "end", false, "no answer", false));
  }
}
