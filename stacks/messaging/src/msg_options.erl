%% What a node does besides the plain handler, by its environment: nothing, where none of it is set.
%%   MSG_INBOX=yes        acknowledgements, each message once (msg_delivery, msg_balance)
%%   MSG_STORE=FILE       the same, and on disk before it is acknowledged
%%   MSG_SENDERS=A,B      the same, from these nodes alone
%%   MSG_RATE=N           the same, at most N a second from each
%%   MSG_PAGE=PORT        a page for people and for Prometheus
-module(msg_options).
-behaviour(supervisor).

-export([start/0, names/0]).
-export([init/1]).

%% Before msg_handler:start/0, which finds the handler that has what the database holds.
-spec start() -> ok.
start() ->
    Options = maps:from_list(lists:append([option(Name) || Name <- [store, senders, rate]])),
    restored(Options),
    _ = msg_handler:start(),
    {ok, Pid} = supervisor:start_link({local, ?MODULE}, ?MODULE, {Options, os:getenv("MSG_PAGE")}),
    true = unlink(Pid),
    ok.

%% What is to be registered on this node.
-spec names() -> [atom()].
names() ->
    case lists:any(fun(Name) -> os:getenv(Name) =/= false end, ["MSG_INBOX", "MSG_STORE", "MSG_SENDERS", "MSG_RATE"]) of
        true -> [msg_handler, msg_inbox, msg_balance];
        false -> [msg_handler]
    end.

option(store) -> [{store, File} || File <- set("MSG_STORE")];
option(rate) -> [{rate, list_to_integer(Rate)} || Rate <- set("MSG_RATE")];
option(senders) -> [{senders, nodes_of(Names)} || Names <- set("MSG_SENDERS")].

nodes_of(Names) ->
    [list_to_atom(Name) || Name <- string:lexemes(Names, ", ")].

set(Variable) ->
    [Value || Value <- [os:getenv(Variable)], Value =/= false].

restored(#{store := File}) ->
    Kept = msg_inbox:kept(File),
    Pid = spawn(fun() ->
        true = group_leader(whereis(user), self()),
        ok = io:setopts([{encoding, unicode}]),
        msg_handler:loop(Kept)
    end),
    true = register(msg_handler, Pid),
    ok;
restored(_Options) ->
    ok.

init({Options, Page}) ->
    Inbox = #{id => inbox, start => {msg_inbox, start_link, [Options]}, shutdown => 5000},
    Balance = #{id => balance, start => {msg_balance, start_link, []}},
    Pages = [
        #{id => page, start => {msg_page, start_link, [list_to_integer(Page)]}}
     || Page =/= false
    ],
    Inboxes = [Each || lists:member(msg_inbox, names()), Each <- [Balance, Inbox]],
    {ok, {#{strategy => one_for_one, intensity => 10, period => 10}, Inboxes ++ Pages}}.
