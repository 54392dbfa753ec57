using System;
using System.Collections.Generic;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Wire.Transport;

/// <summary>What the server told through SSH_MSG_EXT_INFO (RFC 8308).</summary>
internal sealed class ExtensionInfo
{
    // RFC 8308 section 2.4 allows two messages: after the first NEWKEYS and before USERAUTH_SUCCESS. OpenSSH 9.6 and
    // later send one more when authentication begins (PROTOCOL, ext-info-in-auth@openssh.com).
    public const int MaximumMessages = 4;
    public const int MaximumExtensions = 64;
    private const string ServerSigAlgs = "server-sig-algs";
    private readonly Dictionary<string, byte[]> _values = new(StringComparer.Ordinal);

    /// <summary>How many messages came.</summary>
    public int Messages { get; private set; }

    /// <summary>Raw values by extension name; a later message replaces what an earlier one said.</summary>
    public IReadOnlyDictionary<string, byte[]> Values => _values;

    /// <summary>server-sig-algs in the server's order; <c>null</c> when it announced none.</summary>
    public IReadOnlyList<string>? ServerSignatureAlgorithms { get; private set; }

    // RFC 8308 section 2.3:
    //   byte    SSH_MSG_EXT_INFO
    //   uint32  nr-extensions
    //   string  extension-name, string extension-value, repeated
    public void Add(byte[] payload)
    {
        if (++Messages > MaximumMessages)
        {
            throw new SshConnectionException(ErrorReason.ProtocolViolation, $"The server broke the protocol: it sent SSH_MSG_EXT_INFO more than {MaximumMessages} times.");
        }

        SshReader reader = new(payload);
        reader.ReadByte("message number");
        uint count = reader.ReadUInt32("nr-extensions");
        if (count > MaximumExtensions)
        {
            throw reader.Malformed($"SSH_MSG_EXT_INFO announces {count} extensions, more than {MaximumExtensions}");
        }

        for (uint i = 0; i < count; i++)
        {
            string name = reader.ReadAscii("extension-name");
            if (name.Length > NameList.MaximumNameLength)
            {
                throw reader.Malformed($"an extension has a name of {name.Length} characters");
            }

            byte[] value = reader.ReadString("value of " + DisplayText.Escape(name));
            _values[name] = value;
            if (name == ServerSigAlgs)
            {
                ServerSignatureAlgorithms = NameList.Parse(value, ServerSigAlgs);
            }
        }

        reader.ExpectEnd("SSH_MSG_EXT_INFO");
    }
}
