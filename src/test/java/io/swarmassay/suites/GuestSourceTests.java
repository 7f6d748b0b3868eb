package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guests that come from git repositories, on the machine's own Erlang and git. */
class GuestSourceTests {
  private static final long SECONDS = 30;

  private static final String AWAIT =
      """
      Await = fun Await(_, What, 0) -> error({too_late, What(), bc_gitops:status()});
        Await(Wanted, What, Left) ->
          case catch What() of
            Wanted -> ok;
            _ -> receive after 50 -> Await(Wanted, What, Left - 1) end
          end
      end,
      Note = fun(Name) -> hd([N || #{name := Is} = N <- bc_gitops:status(), Is =:= Name]) end,
      """;

  @TempDir Path home;
  Path sources = Path.of("stacks/isolated/src");
  private LocalErlang erlang;

  @BeforeEach
  void compile() throws IOException, InterruptedException {
    boolean git =
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "git")));
    assumeTrue(git, "skipped: no git on the PATH");
    erlang = new LocalErlang(home).with(sources);
  }

  @AfterEach
  void end() {
    if (erlang != null) {
      erlang.close();
    }
  }

  private void git(Path folder, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.invalid"));
    command.addAll(List.of(arguments));
    Path printed = Files.createTempFile(home, "git", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("HOME", home.toString());
    Process process = builder.redirectErrorStream(true).redirectOutput(printed.toFile()).start();
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(command + Files.readString(printed)).isZero();
  }

  private Path repository(String name) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(home.resolve(name));
    git(folder, "init", "--quiet", "--initial-branch=decoy");
    git(folder, "commit", "--quiet", "--allow-empty", "-m", "nothing");
    git(folder, "checkout", "--quiet", "-b", "main");
    return folder;
  }

  private void commit(Path folder, String text) throws IOException, InterruptedException {
    git(folder, "add", "--all");
    git(folder, "commit", "--quiet", "-m", text);
  }

  /** The source of a guest, with versions 1 and 2 under tags. */
  private Path source(String name) throws IOException, InterruptedException {
    Path folder = repository(name + ".git");
    Path src = Files.createDirectories(folder.resolve("src"));
    for (int version = 1; version <= 2; version++) {
      Files.writeString(
          src.resolve(name + ".app.src"),
          "{application, %s, [{vsn, \"%d\"}, {registered, [%s]}, {applications, [kernel, stdlib]}, {mod, {%s, []}}]}."
              .formatted(name, version, name, name));
      Files.writeString(
          src.resolve(name + ".erl"),
          """
          -module(%s).
          -export([start/2, stop/1, version/0]).
          start(_, _) -> Pid = spawn_link(fun() -> receive never -> ok end end), register(%s, Pid), {ok, Pid}.
          stop(_) -> ok.
          version() -> {%d, application:get_env(%s, greeting)}.
          """
              .formatted(name, name, version, name));
      commit(folder, "version " + version);
      git(folder, "tag", "v" + version);
    }
    return folder;
  }

  private static void config(Path repository, String name, Path source, int version, String more)
      throws IOException {
    Path folder = Files.createDirectories(repository.resolve("guests/" + name));
    Files.writeString(
        folder.resolve("app.config"),
        """
        #{name => %s, version => <<"%d">>, env => #{greeting => hello},
          source => #{type => git, url => <<"file://%s">>, ref => <<"v%d">>}%s}.
        """
            .formatted(name, version, source, version, more));
  }

  private String host(String expression, String... settings) throws Exception {
    Path file = home.resolve("sys.config");
    Files.writeString(
        file,
        "[{bc_gitops, [{work_dir, \"%s\"}, {look_every, 200}%s]}]."
            .formatted(
                home.resolve("work"),
                Arrays.stream(settings).map(one -> ", " + one).collect(Collectors.joining())));
    return erlang
        .says(AWAIT + expression, "-sname", "host", "-config", home.resolve("sys").toString())
        .strip();
  }

  /** Of the branch and the folder that sys.config names; the default branch has nothing in it. */
  @Test
  void a_guest_is_fetched_built_as_a_release_updated_by_a_commit_and_removed_by_another()
      throws Exception {
    Path outside = source("outside");
    Path inside = source("inside");
    Path repository = repository("gitops.git");
    config(repository, "outside", outside, 1, ", isolation => vm");
    config(repository, "inside", inside, 1, "");
    commit(repository, "both");
    git(repository, "branch", "production");
    config(repository, "outside", outside, 2, ", isolation => vm");
    commit(repository, "outside 2");
    git(repository, "branch", "second");
    git(repository, "rm", "--quiet", "-r", "guests/outside");
    config(repository, "inside", inside, 2, "");
    commit(repository, "inside 2 alone");
    String said =
        host(
            """
            Commit = fun(To) -> os:cmd("git -C %s branch -f production " ++ To) end,
            {ok, _} = application:ensure_all_started(bc_gitops),
            Outside = fun() -> rpc:call(maps:get(node, Note(outside)), outside, version, []) end,
            Await({1, {ok, hello}}, Outside, 200),
            Await({1, {ok, hello}}, fun() -> inside:version() end, 200),
            Await(running, fun() -> maps:get(status, Note(outside)) end, 200),
            #{node := Node, mode := Mode} = Note(outside),
            {ok, [[Boot]]} = rpc:call(Node, init, get_argument, [boot]),
            [{Script, _} | _] = [rpc:call(Node, init, script_id, [])],
            Before = whereis(inside),
            Commit("second"),
            Await({2, {ok, hello}}, Outside, 200),
            Same = whereis(inside) =:= Before,
            Commit("main"),
            Await([inside], fun() -> [N || #{name := N} <- bc_gitops:status()] end, 200),
            Await({2, {ok, hello}}, fun() -> inside:version() end, 200),
            Await(false, fun() -> lists:member(Node, nodes()) end, 200),
            io:format("~p ~s ~s ~p~n", [Mode, Script, filename:basename(Boot), Same]),
            """
                .formatted(repository),
            "{repo_url, <<\"file://" + repository + "\">>}",
            "{branch, <<\"production\">>}",
            "{apps_dir, <<\"guests\">>}");
    assertThat(said).contains("peer outside outside true");
  }

  @Test
  void what_cannot_be_fetched_or_built_is_said_and_an_address_is_never_run() throws Exception {
    Path broken = source("broken");
    Files.writeString(broken.resolve("src/broken.erl"), "-module(broken).\nx( -> .\n");
    commit(broken, "broken");
    git(broken, "tag", "v3");
    Path ran = home.resolve("ran");
    String said =
        host(
            """
            application:load(bc_gitops),
            Built = fun(Url, Ref) ->
              catch bc_source:built(#{name => broken, source => #{type => git, url => Url, ref => Ref}}) end,
            {source, {git, _, Text}} = Built(<<"file://%s">>, <<"none">>),
            {source, {compile, [{_, [{Place, _, _} | _]}]}} = Built(<<"file://%s">>, <<"v3">>),
            {source, {git, _, _}} = Built(<<"ext::sh -c touch%% %s">>, <<"v1">>),
            {source, {git, _, _}} = Built(<<"--upload-pack=touch %s">>, <<"v1">>),
            {source, {unknown, _}} = (catch bc_source:built(#{name => a, source => #{type => svn}})),
            #{ebin := _} = Built(<<"file://%s">>, <<"v2">>),
            io:format("~s ~p~n", [Text, Place]),
            """
                .formatted(broken, broken, ran, ran, broken));
    assertThat(said).contains("none not found").contains("{2,4}");
    assertThat(ran).doesNotExist();
  }
}
