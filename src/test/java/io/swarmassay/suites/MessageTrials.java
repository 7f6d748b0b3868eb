package io.swarmassay.suites;

/** What {@link MessageNodes} are asked to do, by those who see it done and who see it fail. */
final class MessageTrials {
  /** The document's reference: a pid, and maps of from, content and ts. */
  static final String DOCUMENTED =
      """
      B = Node(b, []),
      Pid = At(B, msg_handler, start, []),
      Same = is_pid(Pid) andalso At(B, msg_handler, start, []) =:= Pid,
      Content = {any, [term], #{a => 1}},
      ok = msg_handler:send_msg(B, Content, node()),
      Await(fun() -> Got(B) =/= [] end, 400),
      Now = erlang:system_time(millisecond),
      Kept = [{F =:= node(), C =:= Content, abs(T - Now) < 60000}
        || #{from := F, content := C, ts := T} <- At(B, msg_handler, get_msgs, [])],
      io:format("~p ~0p~n", [Same, Kept]),
      """;

  static final String ACKNOWLEDGED =
      """
      B = Node(b, [{"MSG_INBOX", "yes"}]),
      ok = At(B, sys, suspend, [msg_inbox]),
      Later(fun() -> msg_delivery:send_msg(B, slowly, node()) end),
      Waiting = fun() -> At(B, erlang, process_info, [At(B, erlang, whereis, [msg_inbox]), message_queue_len]) end,
      Await(fun() -> element(2, Waiting()) >= 2 end, 400),
      ok = At(B, sys, resume, [msg_inbox]),
      Said = Done(),
      Await(fun() -> element(2, Waiting()) =:= 0 end, 400),
      io:format("~p times ~p known ~p~n",
        [Said, length(Got(B)), Counted(B, duplicates) + Counted(B, acknowledged) >= 2]),
      """;

  /** Three kills in the midst of 400, then a file whose end was torn off. Free: Store. */
  static final String KILLED =
      """
      Env = [{"MSG_STORE", Store}],
      B = Node(b, Env),
      Sent = ets:new(sent, [public]),
      All = lists:seq(1, 400),
      Later(fun() ->
        [begin ok = msg_delivery:send_msg(B, {message, I}, node(), 15000), ets:insert(Sent, {I}) end || I <- All],
        all end),
      Kill = fun Kill([]) -> ok;
        Kill([Count | More]) ->
          Await(fun() -> ets:info(Sent, size) >= Count end, 1000), Killed(B), B = Node(b, Env), Kill(More) end,
      Kill([50, 150, 250]),
      all = Done(),
      Once = lists:sort(Got(B)) =:= [{message, I} || I <- All],
      Same = length(At(B, msg_inbox, stored, [])),
      Killed(B),
      {ok, Whole} = file:read_file(Store),
      ok = file:write_file(Store, binary:part(Whole, 0, byte_size(Whole) - 700)),
      B = Node(b, Env),
      Torn = length(Got(B)),
      io:format("once ~p stored ~p torn ~p~n", [Once, Same, Torn < 400 andalso Torn > 380]),
      """;

  static final String BALANCED =
      """
      Nodes = [B, C, D] = [Node(Name, [{"MSG_INBOX", "yes"}]) || Name <- [b, c, d]],
      {ok, _} = msg_balance:start_link(),
      Members = fun() -> length(pg:get_members(msg_inboxes, inbox)) end,
      Await(fun() -> Members() =:= 3 end, 400),
      Send = fun(Count) -> [{ok, _} = msg_balance:send_msg(I, node()) || I <- lists:seq(1, Count)] end,
      Ten = fun(Count) -> [Later(fun() -> Send(Count), ok end) || _ <- lists:seq(1, 10)] end,
      Shares = fun() -> [length(Got(N)) || N <- Nodes] end,
      Send(90),
      Even = Shares(),
      ok = At(D, sys, suspend, [msg_inbox]),
      Ten(30),
      Await(fun() -> length(Got(B)) + length(Got(C)) >= lists:sum(Even) + 100 end, 400),
      {_, Owed} = At(D, erlang, process_info, [At(D, erlang, whereis, [msg_inbox]), message_queue_len]),
      ok = At(D, sys, resume, [msg_inbox]),
      [ok = Done() || _ <- lists:seq(1, 10)],
      io:format("even ~p avoided ~p all ~p~n", [
        lists:all(fun(N) -> N >= 27 andalso N =< 33 end, Even), Owed =< 10, lists:sum(Shares())]),
      """;

  static final String REFUSED =
      """
      [_, Host] = string:split(atom_to_list(node()), "@"),
      Allowed = list_to_atom(atom_to_list(Named(allowed)) ++ "@" ++ Host),
      B = Node(b, [{"MSG_SENDERS", atom_to_list(Allowed)}]),
      [Allowed, Other] = [Node(Name, []) || Name <- [allowed, other]],
      Send = fun(From, As) -> At(From, msg_delivery, send_msg, [B, {from, From}, As]) end,
      io:format("~0p~n", [{Send(Allowed, Allowed) =:= ok,
        Send(Other, Other) =:= {error, {refused, {not_authorized, Other}}},
        Send(Allowed, Other) =:= {error, {refused, {not_yours, Other}}},
        Got(B) =:= [{from, Allowed}], Counted(B, refused)}]),
      """;

  static final String LIMITED =
      """
      B = Node(b, [{"MSG_RATE", "5"}]),
      C = Node(c, []),
      Said = [{I, msg_delivery:send_msg(B, I, node())} || I <- lists:seq(1, 20)],
      Taken = [I || {I, ok} <- Said],
      Told = [Ms || {_, {error, {limited, Ms}}} <- Said],
      Another = At(C, msg_delivery, send_msg, [B, other, C]),
      receive after lists:max(Told) -> ok end,
      After = msg_delivery:send_msg(B, patient, node()),
      io:format("~p ~p ~p ~p ~p~n", [length(Taken) + length(Told), length(Taken) < 10,
        Got(B) =:= Taken ++ [other, patient], Another, After]),
      """;

  /** What has no handler is tried a few times within 300 ms, and then until it has one. */
  static final String RETRIED =
      """
      B = Node(b, [{"MSG_INBOX", "yes"}]),
      true = exit(At(B, erlang, whereis, [msg_handler]), kill),
      Await(fun() -> At(B, erlang, whereis, [msg_handler]) =:= undefined end, 100),
      Given = msg_delivery:send_msg(B, given_up, node(), 300),
      Tries = Counted(B, later),
      Later(fun() -> msg_delivery:send_msg(B, kept_up, node()) end),
      Again = (catch Await(fun() -> Counted(B, later) >= Tries + 3 end, 100)),
      At(B, msg_handler, start, []),
      Said = Done(),
      Nobody = msg_delivery:send_msg('nobody@nowhere', x, node(), 300),
      io:format("~p ~p ~p ~p ~p ~0p~n", [Given, Tries >= 2 andalso Tries =< 7, Again =:= ok, Said, Got(B),
        element(1, element(2, Nobody))]),
      """;

  /** The page of a node, its handler there and then not; two ports, both the same, are put in. */
  static final String PAGES =
      """
      B = Node(b, [{"MSG_INBOX", "yes"}, {"MSG_PAGE", "%d"}]),
      Page = fun(Path) ->
        {ok, S} = gen_tcp:connect("127.0.0.1", %d, [binary, {active, false}]),
        ok = gen_tcp:send(S, ["GET ", Path, " HTTP/1.1\\r\\nHost: b\\r\\n\\r\\n"]),
        Read = fun Read(All) ->
          case gen_tcp:recv(S, 0, 5000) of {ok, M} -> Read(<<All/binary, M/binary>>); _ -> All end end,
        Read(<<>>) end,
      [ok = msg_delivery:send_msg(B, I, node()) || I <- [1, 2, 3]],
      Show = fun() -> [io:format("~s|||", [Page(P)]) || P <- ["/", "/metrics", "/health", "/none"]] end,
      Show(),
      true = exit(At(B, erlang, whereis, [msg_handler]), kill),
      Await(fun() -> At(B, erlang, whereis, [msg_handler]) =:= undefined end, 100),
      Show(),
      """;

  private MessageTrials() {}
}
