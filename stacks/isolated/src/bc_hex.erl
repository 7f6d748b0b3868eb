%% A package of a Hex mirror, whose address is hex_url in sys.config: its tarball, told whole by the checksum in it, and
%% the files in that. The mirror speaks plain HTTP: the image has no TLS. What goes wrong is thrown as {source, Reason}.
-module(bc_hex).

-export([unpack/3]).

-define(WITHIN, 10_000).
%% Hex takes no larger package.
-define(LARGEST, 8_388_608).

-spec unpack(atom(), binary(), file:name()) -> ok.
unpack(Name, Version, Dir) ->
    Files = files(got(mirror(), ["/tarballs/", atom_to_list(Name), "-", Version, ".tar"])),
    [Format, Metadata, Contents, Sum] = [
        maps:get(File, Files, <<>>)
     || File <- ["VERSION", "metadata.config", "contents.tar.gz", "CHECKSUM"]
    ],
    Sum =:= sha256([Format, Metadata, Contents], Dir) orelse throw({source, {hex, checksum}}),
    case erl_tar:extract({binary, Contents}, [compressed, {cwd, Dir}]) of
        ok -> ok;
        {error, Why} -> throw({source, {hex, Why}})
    end.

mirror() ->
    Url = application:get_env(bc_gitops, hex_url, none),
    case Url =/= none andalso uri_string:parse(unicode:characters_to_list(Url)) of
        #{scheme := "http", host := Host} = Parts -> {Host, maps:get(port, Parts, 80), maps:get(path, Parts)};
        _ -> throw({source, {hex, {no_mirror, Url}}})
    end.

files(Tarball) ->
    case erl_tar:extract({binary, Tarball}, [memory]) of
        {ok, Files} -> maps:from_list(Files);
        {error, Why} -> throw({source, {hex, Why}})
    end.

got({Host, Port, Base}, Path) ->
    case gen_tcp:connect(Host, Port, [binary, {packet, http_bin}, {active, false}], ?WITHIN) of
        {ok, Socket} ->
            try
                Request = ["GET ", Base, Path, " HTTP/1.0\r\nHost: ", Host, "\r\n\r\n"],
                ok = gen_tcp:send(Socket, Request),
                headed(Socket, gen_tcp:recv(Socket, 0, ?WITHIN))
            after
                gen_tcp:close(Socket)
            end;
        {error, Why} ->
            throw({source, {hex, Why}})
    end.

headed(Socket, {ok, {http_response, _, 200, _}}) ->
    headed(Socket, gen_tcp:recv(Socket, 0, ?WITHIN));
headed(Socket, {ok, {http_header, _, _, _, _}}) ->
    headed(Socket, gen_tcp:recv(Socket, 0, ?WITHIN));
headed(Socket, {ok, http_eoh}) ->
    ok = inet:setopts(Socket, [{packet, raw}]),
    body(Socket, <<>>);
headed(_Socket, {ok, {http_response, _, Status, _}}) ->
    throw({source, {hex, Status}});
headed(_Socket, Other) ->
    throw({source, {hex, Other}}).

body(_Socket, Got) when byte_size(Got) > ?LARGEST -> throw({source, {hex, too_large}});
body(Socket, Got) ->
    case gen_tcp:recv(Socket, 0, ?WITHIN) of
        {ok, More} -> body(Socket, <<Got/binary, More/binary>>);
        {error, closed} -> Got;
        {error, Why} -> throw({source, {hex, Why}})
    end.

%% By the program of the system: the image has no crypto.
sha256(Data, Dir) ->
    File = filename:join(Dir, "summed"),
    ok = file:write_file(File, Data),
    Program = os:find_executable("sha256sum"),
    Program =/= false orelse throw({source, {hex, no_sha256sum}}),
    Port = open_port({spawn_executable, Program}, [{args, [File]}, exit_status, binary]),
    Printed = printed(Port, <<>>),
    ok = file:delete(File),
    string:uppercase(hd(binary:split(Printed, <<" ">>))).

printed(Port, Text) ->
    receive
        {Port, {data, More}} -> printed(Port, <<Text/binary, More/binary>>);
        {Port, {exit_status, _}} -> Text
    after ?WITHIN -> throw({source, {hex, no_checksum}})
    end.
