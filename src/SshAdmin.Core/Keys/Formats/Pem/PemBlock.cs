using System;
using System.Collections.Generic;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Keys.Formats.Pem;

/// <summary>The content between a BEGIN and an END line (RFC 7468, with the headers of RFC 1421). Disposing it clears the content.</summary>
/// <param name="Label">Such as <c>RSA PRIVATE KEY</c>.</param>
/// <param name="Headers">Such as <c>DEK-Info</c>; names without regard to case.</param>
/// <param name="Data">The decoded base64 text.</param>
/// <param name="Content">Index of the first line of that text.</param>
/// <param name="End">Index of the END line.</param>
internal sealed record PemBlock(string Label, IReadOnlyDictionary<string, string> Headers, byte[] Data, int Content, int End) : IDisposable
{
    public void Dispose() => Secrets.Clear(Data);
}
