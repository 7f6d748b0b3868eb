%% Subscribes to the topics that guests name in their app.config and keeps the latest of each guest: what a
%% host would render.
-module(bc_dashboard).
-behaviour(gen_server).

-export([start_link/1, latest/0]).
-export([init/1, handle_call/3, handle_cast/2, handle_info/2]).

-spec start_link([map()]) -> {ok, pid()} | {error, term()}.
start_link(Configs) ->
    gen_server:start_link({local, ?MODULE}, ?MODULE, topics(Configs), []).

%% The latest statistics of each guest, by name.
-spec latest() -> #{atom() => map()}.
latest() ->
    gen_server:call(?MODULE, latest).

init(Topics) ->
    lists:foreach(fun bc_pubsub:subscribe/1, Topics),
    {ok, #{}}.

topics(Configs) ->
    lists:usort([
        Topic
     || #{env := #{liveview_components := Components}} <- Configs,
        #{pubsub := bc_pubsub, topic := Topic} <- Components
    ]).

handle_call(latest, _From, Latest) ->
    {reply, Latest, Latest}.

handle_cast(_Message, Latest) ->
    {noreply, Latest}.

handle_info({stats_update, Name, Stats}, Latest) ->
    {noreply, Latest#{Name => Stats}};
handle_info(_Other, Latest) ->
    {noreply, Latest}.
