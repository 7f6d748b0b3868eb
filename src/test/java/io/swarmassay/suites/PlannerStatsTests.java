package io.swarmassay.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the planner counts for each tenant, on the machine's own Erlang. */
class PlannerStatsTests {
  private static final String SEVERAL =
      """
      Spec = fun(Mem) -> #{<<"resources">> => #{<<"vcpu">> => 2, <<"mem_mb">> => Mem},
          <<"lifecycle">> => <<"service">>} end,
      Job = fun(Id, Tenant, Mem) -> #{job_id => Id, tenant => Tenant, spec => Spec(Mem)} end,
      Vm = fun(Id, For, Running) -> #{vm_id => Id, job => For, hash => <<"A">>, spec => Spec(8),
          running => Running, complete => 0} end,
      Jobs = [Job(<<"a">>, <<"acme">>, 16), Job(<<"b">>, <<"acme">>, 32), Job(<<"c">>, <<"other">>, 64)],
      Vms = [Vm(<<"1">>, <<"a">>, 1), Vm(<<"2">>, <<"b">>, 0), Vm(<<"3">>, <<"c">>, 1), Vm(<<"4">>, warm, 1)],
      """;

  @TempDir Path home;

  private String says(String expression) throws Exception {
    try (LocalErlang erlang = new LocalErlang(home).with(Path.of("stacks/planner/src"))) {
      return erlang.says(SEVERAL + expression).replaceAll("\\s+", "");
    }
  }

  /** Of acme's two jobs one runs; the warm VM is nobody's. */
  @Test
  void of_each_tenant_jobs_are_counted_and_what_runs_is_summed() throws Exception {
    String counted =
        """
        #{tenants := #{<<"acme">> := Acme, <<"other">> := Other} = All} = planner_stats:all(Jobs, Vms),
        #{jobs := 2, running := 1, vcpu := 2, mem_mb := 16} = Acme,
        #{jobs := 1, running := 1, vcpu := 2, mem_mb := 64} = Other,
        io:format("~p tenants~n", [map_size(All)]),
        """;
    assertThat(says(counted)).isEqualTo("2tenants");
  }

  @Test
  void a_tenant_is_shown_its_own_jobs_and_no_others() throws Exception {
    String shown =
        """
        Shown = fun(Tenant) ->
          #{jobs := Its, tenants := Sums, warm_pool := [], summary := #{total_jobs := Count}} =
            planner_stats:of_tenant(Tenant, Jobs, Vms),
          {[Id || #{job_id := Id} <- Its], maps:keys(Sums), Count}
        end,
        io:format("~p ~p~n", [Shown(<<"acme">>), Shown(<<"nobody">>)]),
        """;
    assertThat(says(shown)).isEqualTo("{[<<\"a\">>,<<\"b\">>],[<<\"acme\">>],2}{[],[],0}");
  }
}
