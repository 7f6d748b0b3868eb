package io.swarmassay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceFolderTests {
  @TempDir Path out;

  /** A scenario file may be called {@code ...yaml}. */
  @ParameterizedTest
  @CsvSource({
    "hello, hello",
    "'', scenario",
    "., scenario",
    ".., scenario",
    "../../x, ..-..-x",
    "/etc/x, -etc-x"
  })
  void a_name_leads_nowhere_but_into_the_folder_of_all_runs(String scenario, String folder) {
    EvidenceFolder evidence = EvidenceFolder.create(out, scenario, Instant.EPOCH);
    assertThat(evidence.folder().getParent()).isEqualTo(out.resolve(folder));
    assertThat(evidence.folder().normalize()).isEqualTo(evidence.folder());
  }
}
