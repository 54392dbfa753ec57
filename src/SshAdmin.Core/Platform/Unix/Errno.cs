using System;
using System.ComponentModel;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Platform.Unix;

/// <summary>Error numbers of the C library, as far as Linux and macOS agree on them, and what they mean to a user.</summary>
internal static class Errno
{
    public const int NoEntry = 2;
    public const int Interrupted = 4;
    public const int AccessDenied = 13;
    public const int Exists = 17;
    public const int NotDirectory = 20;
    public const int IsDirectory = 21;
    public const int Invalid = 22;

    /// <summary>EWOULDBLOCK, which is 11 on Linux and 35 on macOS.</summary>
    public static bool IsWouldBlock(int error) => error is 11 or 35;

    public static SshAdminException Failure(int error, string path)
    {
        Win32Exception cause = new(error);
        return error switch
        {
            NoEntry or NotDirectory => new SshInputException(ErrorReason.PathNotFound, $"The folder of '{path}' does not exist.", path, cause),
            Exists => new SshInputException(ErrorReason.FileExists, $"'{path}' exists already and is left as it is.", path, cause),
            IsDirectory => new SshInputException(ErrorReason.PathIsDirectory, $"'{path}' is a folder.", path, cause),
            _ => new SshAccessException(ErrorReason.FileUnwritable, $"'{path}' cannot be written: {cause.Message}.", path, cause),
        };
    }
}
