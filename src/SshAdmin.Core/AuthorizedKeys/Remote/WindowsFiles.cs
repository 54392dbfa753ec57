using System;
using System.Globalization;
using System.Text;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Sessions.Channels;

namespace SshAdmin.Core.AuthorizedKeys.Remote;

/// <summary>The file by way of PowerShell on a Windows server; administrators have their common one.</summary>
internal sealed class WindowsFiles(SessionChannels channels, string target) : IRemoteFiles
{
    private readonly string _mark = "sshadmin-" + Guid.NewGuid().ToString("N");

    /// <summary>What the server said when it offered no PowerShell.</summary>
    public string? Refusal { get; private set; }

    public async Task<RemoteKeysFile?> ReadAsync(string name)
    {
        RemoteCommand? result = await RemoteCommand.RunAsync(channels, WindowsScript.Command, WindowsScript.Read(_mark)).ConfigureAwait(false);
        if (result is null || MarkedLine.Find(result.Output, _mark) is not MarkedLine line)
        {
            Refusal = result is null ? "It runs no commands." : MarkedLine.Excerpt(result);
            return null;
        }

        return Parse(line.Text) ?? throw new SshConnectionException(ErrorReason.ProtocolViolation, $"{target} answered the script with something that it cannot mean.", target);
    }

    public async Task<bool> ReplaceAsync(RemoteKeysFile read, byte[] content, bool backup)
    {
        string? ending = backup ? DateTime.Now.ToString(".yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + ".bak" : null;
        RemoteCommand? result = await RemoteCommand.RunAsync(channels, WindowsScript.Command, WindowsScript.Replace(_mark, read.Stamp, ending, content)).ConfigureAwait(false);
        return (result is null ? null : MarkedLine.Find(result.Output, _mark)?.Text) switch
        {
            "done" => true,
            "changed" => false,
            _ => throw new SshAccessException(ErrorReason.RemoteChangeFailed, $"{target}: the script did not get through; authorized_keys is as it was. The server says: {result?.ErrorText}", target),
        };
    }

    private static RemoteKeysFile? Parse(string text)
    {
        string[] words = text.Split(' ');
        if (words.Length != 4)
        {
            return null;
        }

        try
        {
            return new RemoteKeysFile(RemoteKeysFile.First, Encoding.UTF8.GetString(Convert.FromBase64String(words[2])), words[1] == "-" ? null : Convert.FromBase64String(words[3]), words[1]);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
