%% Reads what the document's desired_vms.exs is made of, and never runs it: lists, tuples, maps, strings, atoms, numbers,
%% comments. Anything else (a call, an operator, an interpolation) is refused with its line.
-module(planner_exs).

-export([read/1]).

-define(SPACE(C), C =:= $\s; C =:= $\t; C =:= $\r).
-define(LETTER(C), C >= $a, C =< $z; C >= $A, C =< $Z; C =:= $_).
-define(DIGIT(C), C >= $0, C =< $9).

%% The one value the text is, strings as binaries; or the line and what is wrong there.
-spec read(binary()) -> {ok, term()} | {error, {pos_integer(), string()}}.
read(Text) ->
    try
        {Value, After} = value(blank({Text, 1})),
        {<<>>, _} = ended(blank(After)),
        {ok, Value}
    catch
        throw:{exs, Line, Why} -> {error, {Line, Why}}
    end.

ended({<<>>, _} = End) -> End;
ended(Rest) -> refuse(Rest).

refuse({<<>>, Line}) ->
    throw({exs, Line, "the file ends too soon"});
refuse({Text, Line}) ->
    [Word | _] = re:split(Text, "(?<=[^\\w.:])|\n", [{return, list}, unicode]),
    throw({exs, Line, "only data is read, not " ++ string:trim(Word)}).

%% Past spaces, ends of lines and comments.
blank({<<C, Text/binary>>, Line}) when ?SPACE(C) ->
    blank({Text, Line});
blank({<<$\n, Text/binary>>, Line}) ->
    blank({Text, Line + 1});
blank({<<$#, Text/binary>>, Line}) ->
    case binary:split(Text, <<"\n">>) of
        [_, Rest] -> blank({Rest, Line + 1});
        [_] -> {<<>>, Line}
    end;
blank(Place) ->
    Place.

value({<<$[, Text/binary>>, Line}) ->
    items({Text, Line}, $], fun value/1);
value({<<${, Text/binary>>, Line}) ->
    {Items, Rest} = items({Text, Line}, $}, fun value/1),
    {list_to_tuple(Items), Rest};
value({<<"%{", Text/binary>>, Line}) ->
    {Pairs, Rest} = items({Text, Line}, $}, fun pair/1),
    map_size(maps:from_list(Pairs)) =:= length(Pairs) orelse
        throw({exs, Line, "a key stands twice in a map"}),
    {maps:from_list(Pairs), Rest};
value({<<$", Text/binary>>, Line}) ->
    string({Text, Line}, <<>>);
value({<<$:, $", Text/binary>>, Line}) ->
    string({Text, Line}, <<>>);
value({<<$:, C, _/binary>> = Text, Line}) when ?LETTER(C) ->
    <<_, Name/binary>> = Text,
    name({Name, Line});
value({<<C, _/binary>>, _} = Place) when ?DIGIT(C); C =:= $- ->
    number(Place);
value({<<C, _/binary>>, _} = Place) when ?LETTER(C) ->
    case name(Place) of
        {Word, _} = Read when Word =:= <<"true">>; Word =:= <<"false">>; Word =:= <<"nil">> -> Read;
        _ -> refuse(Place)
    end;
value(Place) ->
    refuse(Place).

%% Up to the closing mark; a comma may stand before it.
items(Place, Close, Item) ->
    case blank(Place) of
        {<<Close, Text/binary>>, Line} ->
            {[], {Text, Line}};
        Start ->
            {Value, After} = Item(Start),
            {More, Rest} = further(blank(After), Close, Item),
            {[Value | More], Rest}
    end.

further({<<$,, Text/binary>>, Line}, Close, Item) -> items({Text, Line}, Close, Item);
further({<<Close, Text/binary>>, Line}, Close, _Item) -> {[], {Text, Line}};
further(Place, _Close, _Item) -> refuse(Place).

%% key: value, "key": value or key => value.
pair({<<C, _/binary>>, _} = Place) when ?LETTER(C) ->
    case name(Place) of
        {Key, {<<$:, Text/binary>>, Line}} -> valued(Key, {Text, Line});
        _ -> refuse(Place)
    end;
pair(Place) ->
    {Key, After} = value(Place),
    case blank(After) of
        {<<"=>", Text/binary>>, Line} -> valued(Key, {Text, Line});
        {<<$:, Text/binary>>, Line} when is_binary(Key) -> valued(Key, {Text, Line});
        Rest -> refuse(Rest)
    end.

valued(Key, Place) ->
    {Value, Rest} = value(blank(Place)),
    {{Key, Value}, Rest}.

%% Atoms are kept as text: nobody makes this VM know new ones.
name({Text, Line}) ->
    {match, [{0, Length}]} = re:run(Text, "^[A-Za-z_][A-Za-z0-9_@]*[?!]?"),
    <<Name:Length/binary, Rest/binary>> = Text,
    {Name, {Rest, Line}}.

number({Text, Line}) ->
    case re:run(Text, "^-?[0-9][0-9_]*(?![0-9_.eExXoObB])") of
        {match, [{0, Length}]} ->
            <<Digits:Length/binary, Rest/binary>> = Text,
            {binary_to_integer(binary:replace(Digits, <<"_">>, <<>>, [global])), {Rest, Line}};
        nomatch ->
            refuse({Text, Line})
    end.

string({<<$", Text/binary>>, Line}, Read) ->
    {Read, {Text, Line}};
string({<<"#{", _/binary>>, Line}, _Read) ->
    throw({exs, Line, "only data is read, not an interpolation"});
string({<<$\\, C, Text/binary>>, Line}, Read) ->
    string({Text, Line}, <<Read/binary, (escaped(C, Line))/binary>>);
string({<<$\n, Text/binary>>, Line}, Read) ->
    string({Text, Line + 1}, <<Read/binary, $\n>>);
string({<<C, Text/binary>>, Line}, Read) ->
    string({Text, Line}, <<Read/binary, C>>);
string({<<>>, Line}, _Read) ->
    throw({exs, Line, "a string does not end"}).

escaped($n, _) -> <<"\n">>;
escaped($t, _) -> <<"\t">>;
escaped($r, _) -> <<"\r">>;
escaped($s, _) -> <<" ">>;
escaped($e, _) -> <<"\e">>;
escaped(C, _) when C =:= $"; C =:= $\\; C =:= $# -> <<C>>;
escaped(C, Line) -> throw({exs, Line, "the escape \\" ++ [C] ++ " is not read"}).
