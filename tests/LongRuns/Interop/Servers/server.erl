%% Erlang/OTP as a server: escript server.erl PORT FOLDER
%% FOLDER holds the host keys under the names of OpenSSH, and authorized_keys.
main([Port, Folder]) ->
    {ok, _} = application:ensure_all_started(ssh),
    {ok, _} = ssh:daemon({127, 0, 0, 1}, list_to_integer(Port), [
        {system_dir, Folder},
        {user_dir, Folder},
        {auth_methods, "publickey"},
        {max_sessions, 100},
        {parallel_login, true},
        {preferred_algorithms, ssh_transport:supported_algorithms()}
    ]),
    receive stop -> ok end.
