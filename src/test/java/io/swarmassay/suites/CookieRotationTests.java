package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cookie of isolated's nodes is changed under traffic, on the machine's own Erlang. */
class CookieRotationTests {
  /** A peer counts to its host, ten times as fast as guests do; nobody may miss a number. */
  private static final String ROTATED =
      """
      application:set_env(bc_gitops, run_dir, Home),
      ets:new(bc_gitops, [named_table, public]),
      {ok, _} = bc_pubsub:start_link(),
      Status = fun() -> [{_, #{status := S, starts := N}}] = ets:lookup(bc_gitops, demo_uptime), {S, N} end,
      Await = fun Await(_, 0) -> error({too_late, ets:tab2list(bc_gitops)});
        Await(What, Left) ->
          case What() of true -> ok; false -> receive after 20 -> Await(What, Left - 1) end end end,
      {ok, _} = bc_guest:start_link(#{name => demo_uptime, isolation => vm}),
      Await(fun() -> Status() =:= {running, 1} end, 800),
      [{_, #{node := Guest}}] = ets:lookup(bc_gitops, demo_uptime),
      Me = self(),
      Count = fun Count(N) -> Me ! {count, N}, receive stop -> Me ! {last, N} after 10 -> Count(N + 1) end end,
      Counter = spawn(Guest, fun() -> Count(1) end),
      Heard = fun Heard(N) -> receive {count, N} -> Heard(N + 1); {last, L} when L =:= N - 1 -> {all, L > 20} after 10000 -> {missing, N} end end,
      receive {count, 20} = First -> self() ! First after 20000 -> error(silent) end,
      """;

  @TempDir Path home;
  Path sources = Path.of("stacks/isolated/src");

  private String says(String expression) throws Exception {
    try (LocalErlang erlang = new LocalErlang(home).with(sources)) {
      return erlang.says(expression, "-sname", "host").strip();
    }
  }

  /** What a node of its own, with a cookie, hears of the host. */
  private static final String KNOCK =
      """
      Knock = fun(Cookie) ->
        {ok, P, N} = peer:start(#{name => peer:random_name(), connection => standard_io,
            args => ["-setcookie", Cookie]}),
        Said = peer:call(P, net_adm, ping, [node()]), peer:stop(P), {Said, lists:member(N, nodes())} end,
      """;

  @Test
  void a_new_cookie_loses_no_message_and_from_then_on_the_old_one_is_refused() throws Exception {
    String said =
        says(
            "Home = \""
                + home
                + "\",\n"
                + ROTATED
                + KNOCK
                + """
                {Before, _} = Knock("local_cookie"),
                ok = bc_gitops_cluster:rotate_cookie(another_cookie),
                {Old, _} = Knock("local_cookie"),
                {New, _} = Knock("another_cookie"),
                Counter ! stop,
                All = Heard(1),
                Kept = Status(),
                rpc:cast(Guest, erlang, halt, [137]),
                Await(fun() -> Status() =:= {running, 2} end, 800),
                Again = rpc:call(Guest, erlang, get_cookie, []),
                io:format("~p ~p ~p ~p ~p ~p~n", [Before, Old, New, All, Kept, Again]),
                """);
    assertThat(said).contains("pong pang pong {all,true} {running,1} another_cookie");
  }

  /** By sys.config, and by RELEASE_COOKIE before it: the host has it, and a VM that it starts. */
  @Test
  void a_cookie_comes_from_sys_config_or_before_it_from_the_environment() throws Exception {
    Files.createDirectories(home.resolve("apps/demo_uptime"));
    Files.writeString(
        home.resolve("apps/demo_uptime/app.config"), "#{name => demo_uptime, isolation => vm}.");
    String cookies =
        """
        application:load(bc_gitops),
        [application:set_env(bc_gitops, K, V) || {K, V} <- [{run_dir, "HOME"}, {apps_dir, "HOME/apps"}]],
        Cookies = fun() ->
          {ok, _} = application:ensure_all_started(bc_gitops),
          Await = fun Await(0) -> error(bc_gitops:status());
            Await(N) -> case bc_gitops:status() of
              [#{status := running, node := Guest}] -> Guest;
              _ -> receive after 20 -> Await(N - 1) end end end,
          All = {erlang:get_cookie(), rpc:call(Await(800), erlang, get_cookie, [])},
          ok = application:stop(bc_gitops), All end,
        File = Cookies(),
        application:set_env(bc_gitops, cookie, <<"configured">>),
        Configured = Cookies(),
        os:putenv("RELEASE_COOKIE", "given"),
        io:format("~0p~n", [{File, Configured, Cookies()}]),
        """;
    assertThat(says(cookies.replace("HOME", home.toString())))
        .contains("{{local_cookie,local_cookie},{configured,configured},{given,given}}");
  }
}
