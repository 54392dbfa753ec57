using System;

namespace SshAdmin.Core.Sessions.Sftp;

/// <summary>The server did not do what an SFTP request asked; the session goes on.</summary>
internal sealed class SftpException(uint status, string message) : Exception(message)
{
    /// <summary>A status code of <see cref="SftpMessage"/>.</summary>
    public uint Status => status;
}
