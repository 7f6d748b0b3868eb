package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guests that come from a Hex mirror, which this test is, on the machine's own Erlang. */
class GuestHexTests {
  private static final long SECONDS = 30;

  @TempDir Path home;
  Path sources = Path.of("stacks/isolated/src");
  private LocalErlang erlang;
  private HttpServer mirror;

  @BeforeEach
  void compile() throws IOException, InterruptedException {
    erlang = new LocalErlang(home).with(sources);
    mirror = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Path files = Files.createDirectories(home.resolve("mirror/tarballs"));
    mirror.createContext(
        "/repo/tarballs/",
        exchange -> {
          Path file = files.resolve(Path.of(exchange.getRequestURI().getPath()).getFileName());
          byte[] found = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
          exchange.sendResponseHeaders(Files.exists(file) ? 200 : 404, found.length);
          exchange.getResponseBody().write(found);
          exchange.close();
        });
    mirror.start();
  }

  @AfterEach
  void end() {
    mirror.stop(0);
    erlang.close();
  }

  private void tar(Path folder, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("tar", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  /** A package as Hex packs it, by tools that are not Erlang's; what is left of its checksum. */
  private Path packed(String version, String spoiltBy) throws Exception {
    Path folder = Files.createDirectories(home.resolve("package-" + version));
    Path src = Files.createDirectories(folder.resolve("src"));
    Files.writeString(
        src.resolve("packed.app.src"),
        "{application, packed, [{vsn, \"%s\"}, {applications, [kernel, stdlib]}, {mod, {packed, []}}]}."
            .formatted(version));
    Files.writeString(
        src.resolve("packed.erl"),
        """
        -module(packed).
        -export([start/2, stop/1, version/0]).
        start(_, _) -> {ok, spawn_link(fun() -> receive never -> ok end end)}.
        stop(_) -> ok.
        version() -> "%s".
        """
            .formatted(version));
    tar(folder, "-czf", folder.resolve("contents.tar.gz").toString(), "src");
    Files.writeString(folder.resolve("VERSION"), "3");
    Files.writeString(folder.resolve("metadata.config"), "{<<\"name\">>,<<\"packed\">>}.\n");
    MessageDigest sum = MessageDigest.getInstance("SHA-256");
    for (String part : List.of("VERSION", "metadata.config", "contents.tar.gz")) {
      sum.update(Files.readAllBytes(folder.resolve(part)));
    }
    sum.update(spoiltBy.getBytes(StandardCharsets.UTF_8));
    Files.writeString(
        folder.resolve("CHECKSUM"),
        HexFormat.of().formatHex(sum.digest()).toUpperCase(Locale.ROOT));
    Path tarball = home.resolve("mirror/tarballs/packed-" + version + ".tar");
    tar(
        folder,
        "-cf",
        tarball.toString(),
        "VERSION",
        "CHECKSUM",
        "metadata.config",
        "contents.tar.gz");
    return tarball;
  }

  private String host(String expression) throws Exception {
    String url = "http://127.0.0.1:%d/repo".formatted(mirror.getAddress().getPort());
    Files.writeString(
        home.resolve("sys.config"),
        "[{bc_gitops, [{work_dir, \"%s\"}, {apps_dir, \"%s\"}, {hex_url, <<\"%s\">>}]}]."
            .formatted(home.resolve("work"), home.resolve("apps"), url));
    String config = home.resolve("sys").toString();
    return erlang.says(expression, "-sname", "host", "-config", config).strip();
  }

  @Test
  void a_guest_of_type_hex_is_fetched_and_runs_as_a_release_in_a_vm_of_its_own() throws Exception {
    packed("1.0.0", "");
    Path app = Files.createDirectories(home.resolve("apps/packed"));
    Files.writeString(
        app.resolve("app.config"),
        "#{name => packed, version => <<\"1.0.0\">>, source => #{type => hex}, isolation => vm}.");
    String said =
        host(
            """
            {ok, _} = application:ensure_all_started(bc_gitops),
            Await = fun Await(0) -> error(bc_gitops:status());
              Await(Left) -> case bc_gitops:status() of
                [#{status := running, node := Node}] -> Node;
                _ -> receive after 50 -> Await(Left - 1) end end end,
            Node = Await(200),
            io:format("~s ~s~n", [rpc:call(Node, packed, version, []),
              element(1, rpc:call(Node, init, script_id, []))]),
            """);
    assertThat(said).contains("1.0.0 packed");
  }

  @Test
  void a_package_that_is_torn_changed_or_not_there_is_refused_and_so_is_no_mirror()
      throws Exception {
    packed("1.0.0", "");
    packed("2.0.0", "something else was summed");
    Path torn = packed("3.0.0", "");
    byte[] whole = Files.readAllBytes(torn);
    Files.write(torn, Arrays.copyOf(whole, whole.length / 3));
    String said =
        host(
            """
            application:load(bc_gitops),
            Built = fun(Version) ->
              catch bc_source:built(#{name => packed, version => Version, source => #{type => hex}}) end,
            #{ebin := _} = Built(<<"1.0.0">>),
            {source, {hex, Changed}} = Built(<<"2.0.0">>),
            {source, {hex, _}} = Built(<<"3.0.0">>),
            {source, {hex, Nowhere}} = Built(<<"4.0.0">>),
            Mirrors = [begin
              application:set_env(bc_gitops, hex_url, Url),
              {source, {hex, {no_mirror, Url}}} = Built(<<"1.0.0">>) end || Url <- [none, <<"https://hex.invalid">>]],
            io:format("~p ~p ~p~n", [Changed, Nowhere, length(Mirrors)]),
            """);
    assertThat(said).contains("checksum 404 2");
  }
}
