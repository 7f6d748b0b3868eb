package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the keys of an app.config and of sys.config do, on the machine's own Erlang. */
class GuestConfigTests {
  /** Waits until a guest says that of itself. */
  private static final String AWAIT =
      """
      Await = fun Await(Name, Wanted, Left) ->
        Note = case ets:lookup(bc_gitops, Name) of [{_, Found}] -> Found; [] -> #{status => none} end,
        case Note of
          #{status := Wanted} -> Note;
          _ when Left =:= 0 -> error({Name, Note});
          _ -> receive after 50 -> Await(Name, Wanted, Left - 1) end
        end
      end,
      """;

  private static final String GUESTS = AWAIT + "ets:new(bc_gitops, [named_table, public]),\n";

  @TempDir Path home;
  Path sources = Path.of("stacks/isolated/src");
  private LocalErlang erlang;

  @BeforeEach
  void compile() throws IOException, InterruptedException {
    erlang = new LocalErlang(home).with(sources);
  }

  @AfterEach
  void end() {
    erlang.close();
  }

  private String host(String expression, String... more) throws Exception {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "-sname";
    arguments[1] = "host";
    System.arraycopy(more, 0, arguments, 2, more.length);
    return erlang.says(expression, arguments);
  }

  @Test
  void node_prefix_extra_args_and_schedulers_are_as_configured_and_else_unlimited()
      throws Exception {
    String said =
        host(
            GUESTS
                + """
                Guest = fun(Name, Vm) ->
                  {ok, _} = bc_guest:start_link(#{name => Name, isolation => vm, vm_config => Vm}),
                  maps:get(node, Await(Name, running, 400))
                end,
                Free = Guest(demo_counter, #{}),
                Tight = Guest(demo_uptime, #{node_prefix => <<"guest_">>, scheduler_limit => 1,
                    memory_limit => 128, extra_args => ["-env", "PROVEN", "yes"]}),
                [Short, Host] = string:split(atom_to_list(Tight), "@"),
                At = fun(Node, M, F, A) -> rpc:call(Node, M, F, A, 20000) end,
                Take = fun(Node) -> At(Node, binary, copy, [<<0>>, 300 bsl 20]) end,
                io:format("~s ~p ~p ~p ~p ~p ~p ~p~n", [Short,
                  Free =:= list_to_atom("demo_counter@" ++ Host),
                  At(Tight, os, getenv, ["PROVEN"]), At(Free, os, getenv, ["PROVEN"]),
                  At(Tight, erlang, system_info, [schedulers]),
                  At(Free, erlang, system_info, [schedulers]) =:= erlang:system_info(schedulers),
                  is_binary(Take(Free)), is_binary(Take(Tight))]),
                """);
    assertThat(said).contains("guest_demo_uptime true \"yes\" false 1 true true false");
  }

  @Test
  void a_guest_of_another_version_is_not_taken_for_the_one_that_was_asked_for() throws Exception {
    String said =
        host(
            GUESTS
                + """
                Guest = #{name => demo_counter, isolation => vm},
                process_flag(trap_exit, true),
                {ok, Pid} = bc_guest:start_link(Guest#{version => <<"9.9.9">>}),
                #{reason := Reason} = Await(demo_counter, failed, 200),
                exit(Pid, shutdown), receive {'EXIT', Pid, _} -> ok end,
                {ok, _} = bc_guest:start_link(Guest#{version => <<"0.1.5">>}),
                #{starts := _} = Await(demo_counter, running, 200),
                io:format("~p~n", [Reason]),
                """);
    assertThat(said).contains("{badmatch,{error,{version,\"0.1.5\"}}}");
  }

  @Test
  void a_guest_waits_for_those_it_depends_on() throws Exception {
    String said =
        host(
            GUESTS
                + """
                {ok, _} = bc_guest:start_link(#{name => demo_counter, isolation => vm,
                    depends_on => [demo_uptime]}),
                Waiting = Await(demo_counter, failed, 100),
                {ok, _} = bc_guest:start_link(#{name => demo_uptime, isolation => vm}),
                First = maps:get(running_since, Await(demo_uptime, running, 200)),
                Second = maps:get(running_since, Await(demo_counter, running, 200)),
                io:format("~p ~p~n", [maps:get(reason, Waiting), First =< Second]),
                """);
    assertThat(said).contains("{waits_for,[demo_uptime]} true");
  }

  @Test
  void the_folder_and_the_prefix_of_all_guests_come_from_sys_config() throws Exception {
    Path app = Files.createDirectories(home.resolve("elsewhere/any"));
    Files.writeString(
        app.resolve("app.config"), "#{name => demo_counter, isolation => vm, depends_on => []}.");
    String said =
        host(
            AWAIT
                + """
                {ok, _} = application:ensure_all_started(bc_gitops),
                #{node := Node} = Await(demo_counter, running, 200),
                io:format("~s ~p~n", [hd(string:split(atom_to_list(Node), "@")),
                    [maps:get(name, Note) || Note <- bc_gitops:status()]]),
                """,
            "-bc_gitops",
            "apps_dir",
            "\"" + home.resolve("elsewhere") + "\"",
            "node_prefix",
            "<<\"bc_gitops_\">>");
    assertThat(said).contains("bc_gitops_demo_counter [demo_counter]");
  }

  @Test
  void the_dashboard_hears_the_topics_that_guests_name_and_no_others() throws Exception {
    String said =
        host(
            """
            {ok, _} = bc_pubsub:start_link(),
            Component = #{id => vm_stats, pubsub => bc_pubsub, topic => <<"named">>},
            {ok, _} = bc_dashboard:start_link([#{name => one,
                env => #{liveview_components => [Component]}}, #{name => two}]),
            ok = bc_pubsub:broadcast(<<"other">>, {stats_update, two, unheard}),
            ok = bc_pubsub:broadcast(<<"named">>, {stats_update, one, earlier}),
            ok = bc_pubsub:broadcast(<<"named">>, {stats_update, one, latest}),
            io:format("~0p~n", [bc_dashboard:latest()]),
            """);
    assertThat(said).contains("#{one => latest}");
  }

  /** The document's three levels, each broken alone: the page, the application, the node. */
  @Test
  void health_is_the_node_then_the_application_then_its_own_page() throws Exception {
    int port = LocalErlang.freePort();
    String said =
        host(
            GUESTS
                + """
                process_flag(trap_exit, true),
                {ok, _} = bc_guest:start_link(#{name => demo_counter, isolation => vm,
                    env => #{http_port => PORT},
                    health => #{type => http, port => PORT, path => <<"/health">>}}),
                #{node := Node} = Await(demo_counter, running, 200),
                Reason = fun() -> maps:get(reason, Await(demo_counter, unverified, 100)) end,
                ok = rpc:call(Node, application, set_env, [demo_counter, health, sick]),
                Page = Reason(),
                ok = rpc:call(Node, application, unset_env, [demo_counter, health]),
                Await(demo_counter, running, 100),
                ok = rpc:call(Node, application, stop, [demo_counter]),
                Application = Reason(),
                ok = rpc:call(Node, application, start, [demo_counter]),
                #{starts := Before} = Await(demo_counter, running, 100),
                rpc:cast(Node, erlang, halt, [137]),
                Again = fun Again() ->
                  case Await(demo_counter, running, 200) of
                    #{starts := Before} -> receive after 50 -> Again() end;
                    #{starts := Starts} -> Starts - Before
                  end
                end,
                io:format("~0p ~0p ~0p~n", [Page, Application, Again()]),
                """
                    .replace("PORT", "" + port));
    assertThat(said).contains("{health,503} {not_running,demo_counter} 1");
  }

  @Test
  void a_guest_whose_page_nobody_serves_does_not_run() throws Exception {
    String said =
        host(
            GUESTS
                + """
                {ok, _} = bc_guest:start_link(#{name => demo_counter, isolation => vm,
                    health => #{type => http, port => PORT, path => <<"/health">>}}),
                io:format("~0p~n", [maps:get(reason, Await(demo_counter, failed, 200))]),
                """
                    .replace("PORT", "" + LocalErlang.freePort()));
    assertThat(said).contains("{health,econnrefused}");
  }
}
