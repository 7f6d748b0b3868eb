package io.swarmassay.internal.otp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class JInterfaceTests {
  private static Predicate<String> having(String... types) {
    return List.of(types)::contains;
  }

  @Test
  void a_missing_jar_is_advice_that_names_package_and_command() {
    assertThat(JInterface.missing(having()))
        .hasValueSatisfying(
            advice ->
                assertThat(advice)
                    .startsWith("JInterface is not on the class path.")
                    .contains("erlang-jinterface", "./assay setup")
                    .doesNotContain("\n"));
  }

  @Test
  void an_old_jar_is_told_from_a_missing_one() {
    assertThat(JInterface.missing(having("OtpTransportFactory")))
        .hasValueSatisfying(
            advice ->
                assertThat(advice).startsWith("JInterface on the class path is older than 1.13."));
  }

  @Test
  void a_jar_of_today_needs_no_advice() {
    assertThat(JInterface.missing(having("OtpTransportFactory", "OtpGenericTransportFactory")))
        .isEmpty();
  }
}
