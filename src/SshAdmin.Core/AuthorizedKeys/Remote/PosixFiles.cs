using System;
using System.Globalization;
using System.Text;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Sessions.Channels;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.AuthorizedKeys.Remote;

/// <summary>The file by way of a POSIX shell.</summary>
internal sealed class PosixFiles(SessionChannels channels, string target) : IRemoteFiles
{
    private readonly string _mark = "sshadmin-" + Guid.NewGuid().ToString("N");

    /// <summary>What the server said when it offered no shell.</summary>
    public string? Refusal { get; private set; }

    public async Task<RemoteKeysFile?> ReadAsync(string name)
    {
        RemoteCommand? result = await RemoteCommand.RunAsync(channels, PosixScript.Read(_mark, name), []).ConfigureAwait(false);
        if (result is null || MarkedLine.Find(result.Output, _mark) is not MarkedLine line)
        {
            Refusal = result is null ? "It runs no commands." : MarkedLine.Excerpt(result);
            return result?.ExitStatus is 91 or 98 ? throw Failed(result) : null;
        }

        int space = line.Text.IndexOf(' ');
        string stamp = RequireStamp(line.Text, Math.Max(space, 0));
        string path = line.Text.Substring(space + 1);
        return result.ExitStatus is not (0 or null) ? throw Failed(result) : new RemoteKeysFile(
            name,
            path,
            stamp == "-" ? null : line.Rest,
            stamp,
            MarkedLine.Find(result.Output, _mark + PosixScript.MoreEnding) is not null);
    }

    public async Task<bool> ReplaceAsync(RemoteKeysFile read, byte[] content, bool backup)
    {
        string? ending = backup ? DateTime.Now.ToString(".yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + ".bak" : null;
        RemoteCommand? result = await RemoteCommand.RunAsync(channels, PosixScript.Replace(_mark, read.Stamp, content.Length, ending, read.Name), content).ConfigureAwait(false);
        string? answer = result is null ? null : MarkedLine.Find(result.Output, _mark)?.Text;
        return answer switch
        {
            "done" => true,
            "changed" => false,
            _ => throw Failed(result),
        };
    }

    // It becomes part of the next command: digits and one comma, whatever the server says.
    private string RequireStamp(string answer, int length)
    {
        string stamp = answer.Substring(0, length);
        bool isStamp = stamp.Length > 0;
        foreach (char c in stamp)
        {
            isStamp &= c is (>= '0' and <= '9') or ',' or '-';
        }

        return isStamp
            ? stamp
            : throw new SshConnectionException(ErrorReason.ProtocolViolation, $"{target} answered the script with '{MarkedLine.Shown(answer)}', which it cannot mean.", target);
    }

    private SshAccessException Failed(RemoteCommand? result)
    {
        string words = string.IsNullOrEmpty(result?.ErrorText) ? "" : $" The server says: {result!.ErrorText}";
        return new SshAccessException(ErrorReason.RemoteChangeFailed, $"{target}: {PosixScript.Explain(result?.ExitStatus)}; authorized_keys is as it was.{words}", target);
    }
}
