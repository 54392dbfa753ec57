using System.Text;
using System.Threading.Tasks;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Sessions.Channels;

/// <summary>What a command on the server came to.</summary>
/// <param name="ExitStatus"><c>null</c> where the server named none.</param>
/// <param name="Output">Standard output.</param>
/// <param name="ErrorText">The beginning of standard error, escaped, in one line.</param>
internal sealed record RemoteCommand(int? ExitStatus, byte[] Output, string ErrorText)
{
    private const int ShownErrorLength = 500;

    /// <summary>Runs a command to its end.</summary>
    /// <param name="channels">Of a transport that is signed in.</param>
    /// <param name="command">For the login shell of the user.</param>
    /// <param name="input">Its standard input.</param>
    /// <returns><c>null</c> when the server runs no commands for this user.</returns>
    public static async Task<RemoteCommand?> RunAsync(SessionChannels channels, string command, byte[] input)
    {
        SessionChannel channel = await channels.OpenAsync().ConfigureAwait(false);
        if (!await channel.RequestAsync("exec", command).ConfigureAwait(false))
        {
            await channel.CloseAsync().ConfigureAwait(false);
            return null;
        }

        await channel.SendAsync(input).ConfigureAwait(false);
        await channel.SendEofAsync().ConfigureAwait(false);
        while (!channel.IsClosed)
        {
            await channel.PumpAsync("the end of a command on the server").ConfigureAwait(false);
        }

        string error = Encoding.UTF8.GetString(channel.ErrorOutput.Take(channel.ErrorOutput.Count)).Replace("\r", "").Trim().Replace("\n", "; ");
        return new RemoteCommand(channel.ExitStatus, channel.Output.Take(channel.Output.Count), DisplayText.Escape(DisplayText.Shorten(error, ShownErrorLength)));
    }
}
