package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The defects that the tests of isolated's host exist for, planted one at a time, and caught. */
@Tag("nightly")
class GuestPlantsIT {
  @TempDir Path home;
  private Path spoilt;

  /** What a test says of the planted defect; none when it says nothing. */
  private static AbstractStringAssert<?> caught(ThrowingCallable test) {
    Throwable thrown = catchThrowable(test);
    assertThat(thrown).as("the defect is caught").isInstanceOf(AssertionError.class);
    return assertThat(thrown.getMessage());
  }

  private void plant(String module, String good, String bad) throws Exception {
    spoilt = SpoiltSources.of(Path.of("stacks/isolated/src"), home, module, good, bad);
  }

  private GuestConfigTests config() throws Exception {
    GuestConfigTests tests = new GuestConfigTests();
    tests.home = Files.createDirectories(home.resolve("config"));
    tests.sources = spoilt;
    tests.compile();
    return tests;
  }

  private GuestSourceTests source() throws Exception {
    GuestSourceTests tests = new GuestSourceTests();
    tests.home = Files.createDirectories(home.resolve("source"));
    tests.sources = spoilt;
    tests.compile();
    return tests;
  }

  private GuestPageTests page() {
    GuestPageTests tests = new GuestPageTests();
    tests.home = home;
    tests.sources = spoilt;
    return tests;
  }

  private void health(String good, String bad, String said) throws Exception {
    plant("bc_guest", good, bad);
    GuestConfigTests tests = config();
    caught(tests::health_is_the_node_then_the_application_then_its_own_page).contains(said);
    tests.end();
  }

  @Test
  void a_health_page_that_is_not_read_is_caught() throws Exception {
    health(
        "answer({ok, {http_response, _, Status, _}}) -> {error, {health, Status}};",
        "answer({ok, {http_response, _, _, _}}) -> ok;",
        "status=>running");
  }

  @Test
  void an_application_list_that_is_not_read_is_caught() throws Exception {
    health("{error, {not_running, Name}}.", "_ = Name, ok.", "status=>running");
  }

  @Test
  void a_node_whose_end_is_not_noticed_is_caught() throws Exception {
    health("Status =:= running; Status =:= unverified", "Status =:= never", "nodedown");
  }

  @Test
  void guests_that_do_not_wait_for_those_they_depend_on_are_caught() throws Exception {
    plant("bc_guest", "maps:get(depends_on, Config, [])", "maps:get(depends_after, Config, [])");
    GuestConfigTests tests = config();
    caught(tests::a_guest_waits_for_those_it_depends_on).contains("demo_counter", "running");
    tests.end();
  }

  @Test
  void a_repository_whose_ref_is_ignored_is_caught() throws Exception {
    plant("bc_source", "[\"--branch=\", Ref]", "[\"--branch=main\", [[] || _ <- [Ref]]]");
    GuestSourceTests tests = source();
    caught(tests::a_guest_is_fetched_built_as_a_release_updated_by_a_commit_and_removed_by_another)
        .contains("too_late");
    tests.end();
  }

  @Test
  void a_commit_that_changes_a_guest_and_is_not_followed_is_caught() throws Exception {
    plant("bc_repo", "maps:get(Name, Running, none) =:= Config", "is_map_key(Name, Running)");
    GuestSourceTests tests = source();
    caught(tests::a_guest_is_fetched_built_as_a_release_updated_by_a_commit_and_removed_by_another)
        .contains("too_late", "{1,");
    tests.end();
  }

  @Test
  void an_address_that_is_run_is_caught() throws Exception {
    plant("bc_source", "\"file:https:ssh\"", "\"file:https:ssh:ext\"");
    GuestSourceTests tests = source();
    caught(tests::what_cannot_be_fetched_or_built_is_said_and_an_address_is_never_run)
        .contains("ran");
    tests.end();
  }

  @Test
  void a_package_whose_checksum_is_not_looked_at_is_caught() throws Exception {
    plant("bc_hex", "Sum =:= sha256(", "is_binary(Sum) orelse Sum =:= sha256(");
    GuestHexTests tests = new GuestHexTests();
    tests.home = Files.createDirectories(home.resolve("hex"));
    tests.sources = spoilt;
    tests.compile();
    caught(tests::a_package_that_is_torn_changed_or_not_there_is_refused_and_so_is_no_mirror)
        .contains("badmatch", "ebin");
    tests.end();
  }

  @Test
  void a_cluster_that_asks_no_platform_is_caught() throws Exception {
    plant("bc_gitops_cluster", "code:ensure_loaded(macula) =:=", "code:ensure_loaded(macule) =:=");
    MaculaTests tests = new MaculaTests();
    tests.home = Files.createDirectories(home.resolve("macula"));
    tests.sources = spoilt;
    tests.compile();
    caught(tests::where_macula_is_loaded_every_function_is_its).contains("macula_ensures");
    tests.end();
  }

  @Test
  void a_page_that_does_not_show_a_crash_is_caught() throws Exception {
    plant("bc_page", "class=\\\"\", atom_to_list(Status)", "class=\\\"\", \"running\"");
    caught(
            page()
                ::a_guest_is_shown_by_its_metadata_with_what_it_publishes_and_its_crash_and_its_return)
        .contains("never_came", "starting");
  }

  @Test
  void a_page_that_takes_text_for_html_is_caught() throws Exception {
    plant("bc_page", "($<) -> \"&lt;\"", "($<) -> \"<\"");
    caught(
            page()
                ::a_guest_is_shown_by_its_metadata_with_what_it_publishes_and_its_crash_and_its_return)
        .contains("<h2>BEAM <Stats");
  }

  @Test
  void a_component_that_is_called_without_being_looked_for_is_caught() throws Exception {
    plant("bc_page", "{module, Module} = code:ensure_loaded(Module)", "ok");
    caught(
            page()
                ::a_component_is_rendered_by_its_module_and_one_that_is_not_on_the_code_path_is_named)
        .contains("StatsComponent", "cannot render: undef");
  }

  @Test
  void a_rotation_that_leaves_the_host_or_later_guests_with_the_old_cookie_is_caught()
      throws Exception {
    plant("bc_gitops_cluster", "ok = set_cookie(Cookie),\n    case", "case");
    caught(rotation()).contains("too_late", "rejected");
    plant("bc_gitops_cluster", "[\"-args_file\", rotated()];", "[];");
    caught(rotation()).contains("too_late", "rejected");
  }

  private ThrowingCallable rotation() throws Exception {
    CookieRotationTests tests = new CookieRotationTests();
    tests.home = Files.createTempDirectory(home, "rotation");
    tests.sources = spoilt;
    return tests::a_new_cookie_loses_no_message_and_from_then_on_the_old_one_is_refused;
  }
}
