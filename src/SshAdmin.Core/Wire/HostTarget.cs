using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Wire;

/// <summary>A host name or address, with a port where one was given.</summary>
/// <remarks>
/// Accepted as text: <c>host</c>, <c>host:port</c>, an IPv6 address bare or in brackets, <c>[address]:port</c>, and
/// <c>ssh://host:port</c>. The letter case of the name is kept.
/// </remarks>
public sealed class HostTarget
{
    /// <summary>The port that RFC 4253 section 4.1 assigns to SSH.</summary>
    public const int DefaultPort = 22;

    // RFC 1035 section 2.3.4 allows 255 bytes; an address with a scope is shorter.
    private const int MaximumLength = 255;
    private const string Scheme = "ssh://";

    /// <summary>Reads one of the accepted forms; a shell converts strings through this constructor.</summary>
    /// <param name="text">For example <c>server.example:2222</c>.</param>
    public HostTarget(string text)
    {
        string input = (text ?? string.Empty).Trim();
        string rest = input;
        if (rest.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            rest = rest.Substring(Scheme.Length).TrimEnd('/');
        }

        SplitPort(input, rest, out string host, out string? port);
        HostName = CheckHost(input, host);
        Port = port is null ? null : ReadPort(input, port);
    }

    /// <summary>A host with a port.</summary>
    /// <param name="hostName">A name or an address, without port.</param>
    /// <param name="port">1 to 65535.</param>
    public HostTarget(string hostName, int port)
    {
        HostName = CheckHost(hostName ?? string.Empty, (hostName ?? string.Empty).Trim());
        Port = CheckPort(HostName, port);
    }

    /// <summary>The name or address, without brackets.</summary>
    public string HostName { get; }

    /// <summary>The port that was given with the host; <c>null</c> when none was.</summary>
    public int? Port { get; }

    internal int PortOrDefault => Port ?? DefaultPort;

    /// <summary>Reads one of the accepted forms.</summary>
    /// <param name="text">For example <c>[2001:db8::1]:22</c>.</param>
    public static HostTarget Parse(string text) => new(text);

    /// <summary>The form that reads back to the same target.</summary>
    public override string ToString()
    {
        if (Port is not int port)
        {
            return HostName;
        }

        string host = HostName.IndexOf(':') >= 0 ? $"[{HostName}]" : HostName;
        return host + ":" + port.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>This target, with the port given where its text named none.</summary>
    internal HostTarget WithDefaultPort(int port) => Port is null ? new HostTarget(HostName, port) : this;

    private static void SplitPort(string input, string text, out string host, out string? port)
    {
        port = null;
        host = text;
        if (text.StartsWith("[", StringComparison.Ordinal))
        {
            int close = text.IndexOf(']');
            string after = close < 0 ? string.Empty : text.Substring(close + 1);
            if (close < 0 || (after.Length > 0 && after[0] != ':') || !IsIPv6(text.Substring(1, close - 1)))
            {
                throw Invalid(input, "the brackets must hold an IPv6 address, followed by nothing or by a colon and a port");
            }

            host = text.Substring(1, close - 1);
            port = after.Length > 0 ? after.Substring(1) : null;
            return;
        }

        int colon = text.LastIndexOf(':');
        if (colon < 0 || IsIPv6(text))
        {
            return;
        }

        if (text.IndexOf(':') != colon)
        {
            throw Invalid(input, "it has more than one colon and is no IPv6 address; write [address]:port");
        }

        host = text.Substring(0, colon);
        port = text.Substring(colon + 1);
    }

    private static bool IsIPv6(string text) =>
        text.IndexOf(':') >= 0 && IPAddress.TryParse(text, out IPAddress? address) && address.AddressFamily == AddressFamily.InterNetworkV6 && text[0] != '[';

    private static string CheckHost(string input, string host)
    {
        if (host.Length == 0)
        {
            throw Invalid(input, "the host name is empty");
        }

        if (host.Length > MaximumLength)
        {
            throw Invalid(input.Substring(0, 40) + "...", $"a host name has at most {MaximumLength} characters");
        }

        if (host.IndexOf('@') >= 0)
        {
            throw Invalid(input, "a user name does not belong here; give it with -UserName");
        }

        foreach (char c in host)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c) || c is '/' or '\\' or '[' or ']' or ',' or '"' or '\'')
            {
                throw Invalid(input, $"'{c}' cannot stand in a host name");
            }
        }

        if (host.IndexOf(':') >= 0 && !IsIPv6(host))
        {
            throw Invalid(input, "a host name holds no colon");
        }

        return host;
    }

    private static int ReadPort(string input, string port) =>
        int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? CheckPort(input, number)
            : throw Invalid(input, $"'{port}' is not a port number");

    private static int CheckPort(string input, int port) =>
        port is > 0 and <= IPEndPoint.MaxPort ? port : throw Invalid(input, $"a port is a number from 1 to {IPEndPoint.MaxPort}");

    private static SshInputException Invalid(string input, string why) =>
        new(ErrorReason.InvalidArgument, DisplayText.Escape($"'{input}' cannot be used as a host: {why}."), input);
}
