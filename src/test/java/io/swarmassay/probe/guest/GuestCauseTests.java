package io.swarmassay.probe.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GuestCauseTests {
  private static final String REJECTED =
      "** Connection attempt from node '%s' rejected. Invalid challenge reply. **";

  private static Guest seen(String runs) {
    OptionalDouble startup = OptionalDouble.empty();
    OptionalLong none = OptionalLong.empty();
    return new Guest(
        "shop", "service", "shop@guest-1", "down", startup, none, runs, List.of(), none, false);
  }

  @Test
  void the_hosts_log_names_the_node_whose_cookie_it_rejects() {
    Guest guest = seen("{badrpc,nodedown}");
    assertThat(guest.apart()).isTrue();
    assertThat(guest.fault())
        .isEqualTo(
            Optional.of(
                "shop (service, shop@guest-1): not to be asked: {badrpc,nodedown}; the host says down"));
    assertThat(guest.rejectedBy(REJECTED.formatted("shop@guest-1"))).isTrue();
    assertThat(guest.rejectedBy(REJECTED.formatted("shop@guest-1").replace("'", ""))).isTrue();
  }

  @Test
  void nobody_elses_rejection_and_no_other_reason_is_its_cookie() {
    Guest guest = seen("{badrpc,nodedown}");
    assertThat(guest.rejectedBy(REJECTED.formatted("other@guest-1"))).isFalse();
    assertThat(guest.rejectedBy(REJECTED.formatted("shop@guest-12"))).isFalse();
    assertThat(guest.rejectedBy("Connection attempt from node 'shop@guest-1' rejected. Bad name"))
        .isFalse();
    assertThat(guest.rejectedBy("")).isFalse();
    assertThat(seen("false").apart()).isFalse();
  }
}
