%% The messages that were taken in, by id: in memory (ids only), or in a database on disk (DETS), where a message is
%% before it is acknowledged. The latest are kept: at least the bound, never more than twice as many.
-module(msg_ids).

-export([open/2, close/1, member/2, add/3, messages/1]).

-opaque ids() ::
    {memory, pos_integer(), #{term() => []}, #{term() => []}}
    | {disk, pos_integer(), reference(), non_neg_integer()}.

-export_type([ids/0]).

%% A database that was not closed is mended: what was written whole is there.
-spec open(file:name() | none, pos_integer()) -> ids().
open(none, Bound) ->
    {memory, Bound, #{}, #{}};
open(File, Bound) ->
    {ok, Table} = dets:open_file(make_ref(), [{file, File}, {repair, true}]),
    Last = dets:foldl(fun({_, Number, _}, Most) -> max(Number, Most) end, 0, Table),
    {disk, Bound, Table, Last}.

-spec close(ids()) -> ok.
close({disk, _, Table, _}) -> ok = dets:close(Table);
close(_Memory) -> ok.

-spec member(term(), ids()) -> boolean().
member(Id, {memory, _, Young, Old}) -> is_map_key(Id, Young) orelse is_map_key(Id, Old);
member(Id, {disk, _, Table, _}) -> dets:member(Table, Id).

%% On disk when this returns.
-spec add(term(), {atom(), term(), integer()}, ids()) -> ids().
add(Id, _Message, {memory, Bound, Young, _Old}) when map_size(Young) >= Bound ->
    {memory, Bound, #{Id => []}, Young};
add(Id, _Message, {memory, Bound, Young, Old}) ->
    {memory, Bound, Young#{Id => []}, Old};
add(Id, Message, {disk, Bound, Table, Last}) ->
    ok = dets:insert(Table, {Id, Last + 1, Message}),
    ok = thinned(Table, Bound, Last + 1),
    ok = dets:sync(Table),
    {disk, Bound, Table, Last + 1}.

thinned(Table, Bound, Last) ->
    case dets:info(Table, size) >= 2 * Bound of
        true ->
            Older = [{{'_', '$1', '_'}, [{'=<', '$1', Last - Bound}], [true]}],
            _ = dets:select_delete(Table, Older),
            ok;
        false ->
            ok
    end.

-spec messages(ids()) -> [map()].
messages({disk, _, Table, _}) ->
    All = lists:keysort(2, dets:match_object(Table, '_')),
    [#{from => From, content => Content, ts => Ts} || {_, _, {From, Content, Ts}} <- All];
messages(_Memory) ->
    [].
