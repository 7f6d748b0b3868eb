%% Where a guest's code comes from: the image, a git repository or a Hex mirror, fetched and built as an OTP release.
%% What goes wrong is thrown as {source, Reason}.
-module(bc_source).

-export([built/1, load/1, flags/1, git/1]).

-define(SILENT, 60_000).

%% ebin: its modules; boot: the release's boot script, which loads it and starts it not.
-type built() :: image | #{name := atom(), ebin := file:name(), boot := file:name()}.

-spec built(map()) -> built().
built(#{name := Name, source := #{type := git, url := Url, ref := Ref}}) ->
    Dir = emptied(Name, {Url, Ref}),
    _ = git(["clone", "--quiet", "--depth=1", ["--branch=", Ref], "--", Url, Dir]),
    release(Name, Dir);
built(#{name := Name, version := Version, source := #{type := hex}}) ->
    Dir = emptied(Name, Version),
    ok = bc_hex:unpack(Name, Version, Dir),
    release(Name, Dir);
built(#{source := #{type := image}}) ->
    image;
built(#{source := Other}) ->
    throw({source, {unknown, Other}});
built(_Config) ->
    image.

%% Makes this VM run that code, whatever it had of it before.
-spec load(built()) -> ok.
load(image) ->
    ok;
load(#{name := Name, ebin := Ebin}) ->
    _ = application:unload(Name),
    true = code:add_patha(Ebin),
    ok = application:load(Name),
    {ok, Modules} = application:get_key(Name, modules),
    lists:foreach(
        fun(Module) ->
            _ = code:purge(Module),
            {module, Module} = code:load_file(Module)
        end,
        Modules
    ).

%% What a VM of its own is started with.
-spec flags(built()) -> [string()].
flags(image) -> [];
flags(#{ebin := Ebin, boot := Boot}) -> ["-boot", Boot, "-pa", Ebin].

release(Name, Dir) ->
    Ebin = compiled(Name, Dir),
    #{name => Name, ebin => Ebin, boot => released(Name, Dir, Ebin)}.

emptied(Name, What) ->
    Dir = filename:join(work_dir(), io_lib:format("~s-~.36b", [Name, erlang:phash2(What)])),
    _ = file:del_dir_r(Dir),
    ok = filelib:ensure_dir(filename:join(Dir, "x")),
    lists:flatten(Dir).

work_dir() ->
    application:get_env(bc_gitops, work_dir, "/tmp/bc_gitops").

compiled(Name, Dir) ->
    Ebin = filename:join(Dir, "ebin"),
    ok = filelib:ensure_dir(filename:join(Ebin, "x")),
    Options = [{outdir, Ebin}, {i, filename:join(Dir, "include")}, return_errors],
    Modules = [
        case compile:file(File, Options) of
            {ok, Module} -> Module;
            {error, Errors, _} -> throw({source, {compile, Errors}})
        end
     || File <- lists:sort(filelib:wildcard(filename:join([Dir, "src", "*.erl"])))
    ],
    {application, Name, Keys} = described(filename:join([Dir, "src", [Name, ".app.src"]])),
    %% A release wants these two; mix and rebar3 do not.
    Needed = [{description, atom_to_list(Name)}, {registered, []}],
    Known = [Default || {Key, _} = Default <- Needed, not lists:keymember(Key, 1, Keys)] ++ Keys,
    Whole = {application, Name, lists:keystore(modules, 1, Known, {modules, Modules})},
    ok = file:write_file(filename:join(Ebin, [Name, ".app"]), io_lib:format("~p.~n", [Whole])),
    Ebin.

described(File) ->
    case file:consult(File) of
        {ok, [{application, _, _} = Application]} -> Application;
        Other -> throw({source, {app_src, Other}})
    end.

released(Name, Dir, Ebin) ->
    Release = filename:join(Dir, atom_to_list(Name)),
    Versions = [{App, version(App)} || App <- [kernel, stdlib]],
    Term = {release, {atom_to_list(Name), "1"}, {erts, erlang:system_info(version)},
        Versions ++ [{Name, version(Name, Ebin), load}]},
    ok = file:write_file(Release ++ ".rel", io_lib:format("~p.~n", [Term])),
    case systools:make_script(Release, [{path, [Ebin]}, {outdir, Dir}, local, silent, no_warn_sasl]) of
        {ok, _, _} -> Release;
        {error, systools_make, Why} -> throw({source, {release, Why}})
    end.

version(App) ->
    _ = application:load(App),
    {ok, Version} = application:get_key(App, vsn),
    Version.

version(Name, Ebin) ->
    {ok, [{application, Name, Keys}]} = file:consult(filename:join(Ebin, [Name, ".app"])),
    proplists:get_value(vsn, Keys).

%% What git printed. No shell, no questions, and no transport that runs what its address says.
-spec git([iodata()]) -> binary().
git(Arguments) ->
    Git = os:find_executable("git"),
    Git =/= false orelse throw({source, no_git}),
    Port = open_port({spawn_executable, Git}, [
        {args, [iolist_to_binary(Argument) || Argument <- Arguments]},
        {env, [{"GIT_TERMINAL_PROMPT", "0"}, {"GIT_ALLOW_PROTOCOL", "file:https:ssh"}]},
        exit_status,
        stderr_to_stdout,
        binary
    ]),
    printed(Port, <<>>).

printed(Port, Text) ->
    receive
        {Port, {data, More}} -> printed(Port, <<Text/binary, More/binary>>);
        {Port, {exit_status, 0}} -> Text;
        {Port, {exit_status, Status}} -> throw({source, {git, Status, Text}})
    after ?SILENT ->
        port_close(Port),
        throw({source, {git, silent, Text}})
    end.
