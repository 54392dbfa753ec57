using System;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SshAdmin.Core.Authentication.Agent;

/// <summary>The address of a Unix socket, which netstandard2.0 has no type for (unix(7), sockaddr_un).</summary>
internal sealed class UnixSocketEndPoint : EndPoint
{
    // sun_path has 108 bytes on Linux and 104 on macOS, the final zero included.
    public const int MaximumPathBytes = 103;
    private const int PathOffset = 2;
    private readonly byte[] _path;

    /// <exception cref="ArgumentException">The path is empty or too long for a socket.</exception>
    public UnixSocketEndPoint(string path)
    {
        _path = Encoding.UTF8.GetBytes(path);
        if (_path.Length is 0 or > MaximumPathBytes)
        {
            throw new ArgumentException($"A socket path has 1 to {MaximumPathBytes} bytes.", nameof(path));
        }
    }

    public override AddressFamily AddressFamily => AddressFamily.Unix;

    public override SocketAddress Serialize()
    {
        // The family stands in the first two bytes already; one zero byte ends the path.
        SocketAddress address = new(AddressFamily.Unix, PathOffset + _path.Length + 1);
        for (int i = 0; i < _path.Length; i++)
        {
            address[PathOffset + i] = _path[i];
        }

        return address;
    }

    // The socket asks for the end point of its own unnamed side, which nothing here looks at.
    public override EndPoint Create(SocketAddress socketAddress) => this;
}
