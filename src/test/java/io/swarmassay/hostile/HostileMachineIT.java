package io.swarmassay.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swarmassay.image.Images;
import io.swarmassay.stack.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A machine that gives too little, from outside: the launcher in a process of its own. One clear
 * line, and an exit code that blames no stack.
 */
@Timeout(1_200)
class HostileMachineIT {
  private static final String NOBODY = "setpriv --reuid 65534 --clear-groups ";

  @TempDir static Path home;
  private static Checkout checkout;

  @BeforeAll
  static void a_checkout_in_a_folder_of_foreign_letters() throws Exception {
    Images.ofThisMachine().template(List.of(Stack.at(Path.of("stacks/hello"))));
    checkout = Checkout.in(Files.createDirectories(home.resolve("vérité 大 ü")));
  }

  @AfterAll
  static void its_links_go_without_a_warning_for_each() throws Exception {
    checkout.remove();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "64 open files | ulimit -n 64 | validate hello.yaml | 3 | 64 open files are allowed here",
        "300 open files | ulimit -n 300 | run hello | 3 | 300 open files are allowed (ulimit -Hn)",
        "10 processes of root | ulimit -u 10 | validate hello.yaml | 0 | ok (scenario",
        "390 MB to address | ulimit -v 400000 | validate hello.yaml | 3 | Java cannot start with 390",
        "no variable at all | true | validate hello.yaml | 0 | ok (scenario",
        "an empty PATH | export PATH= | validate hello.yaml | 0 | ok (scenario",
        "letters of no locale | export LC_ALL=C | validate hello.yaml | 0 | ok (scenario",
        "letters of no locale, a problem | export LC_ALL=C | validate größe.yaml | 2 | größe.yaml:1:1",
        "a read-only disk | unshare -m mount -o ro | run hello | 3 | Read-only file system",
        "a full disk | unshare -m mount -o size=4k | run hello | 3 | No space left on device",
        "no inodes left | unshare -m mount -o nr_inodes=8 | run hello | 3 | No space left on device"
      })
  void is_told_in_one_line(String name, String means, String command, int exit, String says)
      throws Exception {
    assertThat(checkout.bash(line(means, command), List.of("HOME=/root")))
        .matches(said -> said.exit() == exit, "exit code " + exit)
        .satisfies(said -> clear(said, says));
  }

  @ParameterizedTest
  @CsvSource({"3", "15", "40"})
  void too_few_processes_of_a_user_are_told_in_one_line(int processes) throws Exception {
    String line = NOBODY + "bash -c 'ulimit -u " + processes + "; exec ./assay validate x'";
    Checkout.Said said = checkout.bash("chmod a+rX .. .; " + line, List.of("HOME=/tmp"));
    assertThat(said.exit()).as(said.text()).isEqualTo(3);
    clear(said, processes + " processes and threads are allowed here (ulimit -u)");
    assertThat(said.lines()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"sys_ptrace", "sys_admin", "net_admin"})
  void a_missing_capability_is_told_by_a_run_and_by_doctor(String name) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/sbin/capsh")), "capsh (libcap2-bin) is not here");
    for (String command : List.of("run hello", "doctor")) {
      String line = "exec capsh --drop=cap_" + name + " -- -c \"./assay " + command + "\"";
      Checkout.Said said = checkout.bash(line, List.of("ASSAY_SETUP=never"));
      assertThat(said.exit()).as(said.text()).isEqualTo(3);
      clear(said, "CAP_" + name.toUpperCase(Locale.ROOT) + " is missing");
    }
  }

  @Test
  void numbers_have_plain_digits_where_the_locale_has_others() throws Exception {
    String arabic = "JDK_JAVA_OPTIONS=-Duser.language=ar -Duser.country=EG -Dfile.encoding=UTF-8";
    for (String command : List.of("explain hello", "list probes", "validate stacks/messaging")) {
      Checkout.Said said =
          checkout.bash("exec ./assay " + command, List.of("ASSAY_SETUP=never", arabic));
      assertThat(said.exit()).as(said.text()).isZero();
      assertThat(said.text().codePoints()).noneMatch(HostileMachineIT::foreignDigit);
    }
  }

  private static boolean foreignDigit(int letter) {
    return Character.isDigit(letter) && letter > '9';
  }

  /** The disk fills while the run goes on: what fits is judged, and the reason is told. */
  @Test
  void a_disk_that_fills_in_mid_run_leaves_a_verdict() throws Exception {
    Files.writeString(
        checkout.folder().resolve("fill.sh"),
        """
        mount -t tmpfs -o size=4m tmpfs disk || exit 9
        {
          timeout 200 bash -c 'until grep -qs deploy disk/hello/latest/history.jsonl; do sleep 0.1; done'
          head -c 8M /dev/zero > disk/full
        } 2> /dev/null &
        ./assay run hello --out disk
        code=$?
        wait
        exit $code
        """);
    Checkout.Said said =
        checkout.bash("mkdir -p disk; exec unshare -m bash fill.sh", List.of("HOME=/root"));
    assertThat(said.text()).contains("deploy: hello");
    assertThat(said.exit()).as(said.text()).isEqualTo(3);
    clear(said, "No space left on device");
    assertThat(said.text()).contains("INCONCLUSIVE").doesNotContain("FAILED ");
  }

  private static String line(String means, String command) {
    if (means.startsWith("unshare")) {
      String mount = means.replaceFirst(".*mount", "mount -t tmpfs");
      String run = "exec ./assay " + command + " --out disk";
      return "mkdir -p disk; exec unshare -m bash -c \"" + mount + " tmpfs disk && " + run + "\"";
    }
    String typed = command.replace("validate ", "validate scenarios/");
    return "export ASSAY_SETUP=never; " + means + "; exec ./assay " + typed;
  }

  private static void clear(Checkout.Said said, String says) {
    assertThat(said.text())
        .contains(says)
        .doesNotContain("Exception")
        .doesNotContain("\tat ")
        .doesNotContain("java.");
  }
}
