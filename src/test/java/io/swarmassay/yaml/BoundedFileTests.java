package io.swarmassay.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BoundedFileTests {
  @TempDir Path folder;

  @Test
  void a_file_is_read_up_to_its_last_byte() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "12345");
    assertThat(BoundedFile.bytes(file, 5)).hasSize(5);
    assertThatThrownBy(() -> BoundedFile.bytes(file, 4))
        .isInstanceOf(BoundedFile.Refused.class)
        .hasMessageContaining("it holds more than");
    assertThat(BoundedFile.bytes(Files.createFile(folder.resolve("empty")), 5)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/proc/kmsg, it is a file of the kernel's",
    "/proc/version, it is a file of the kernel's",
    "/sys/kernel/uevent_seqnum, it is a file of the kernel's",
    "/dev/zero, it is no regular file",
    "/proc, it is a folder"
  })
  void what_may_never_end_is_not_opened(String file, String why) {
    assertThatThrownBy(() -> BoundedFile.bytes(Path.of(file), 100))
        .isInstanceOf(BoundedFile.Refused.class)
        .hasMessage(why);
  }

  @Test
  void a_link_is_followed_where_a_person_wrote_it_and_not_where_a_program_writes()
      throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "12345");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    assertThat(BoundedFile.bytes(link, 5)).hasSize(5);
    assertThat(BoundedFile.own(file, 5)).hasSize(5);
    assertThatThrownBy(() -> BoundedFile.own(link, 5)).hasMessage("it is a link");
    assertThatThrownBy(() -> BoundedFile.openOwn(link)).hasMessage("it is a link");
    assertThatThrownBy(() -> BoundedFile.own(folder.resolve("none"), 5))
        .isInstanceOf(NoSuchFileException.class);
  }
}
