%% Subscribes to what guests publish and keeps the latest of each: what a host would render.
-module(bc_dashboard).
-behaviour(gen_server).

-export([start_link/0, latest/0]).
-export([init/1, handle_call/3, handle_cast/2, handle_info/2]).

-spec start_link() -> {ok, pid()} | {error, term()}.
start_link() ->
    gen_server:start_link({local, ?MODULE}, ?MODULE, [], []).

%% The latest statistics of each guest, by name.
-spec latest() -> #{atom() => map()}.
latest() ->
    gen_server:call(?MODULE, latest).

init([]) ->
    {ok, Topic} = application:get_env(bc_gitops, topic),
    ok = bc_pubsub:subscribe(Topic),
    {ok, #{}}.

handle_call(latest, _From, Latest) ->
    {reply, Latest, Latest}.

handle_cast(_Message, Latest) ->
    {noreply, Latest}.

handle_info({stats_update, Name, Stats}, Latest) ->
    {noreply, Latest#{Name => Stats}};
handle_info(_Other, Latest) ->
    {noreply, Latest}.
