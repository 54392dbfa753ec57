using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Platform;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.KnownHosts;

/// <summary>Adds one host key to a known_hosts file; what is there stays as it is, byte for byte.</summary>
internal static class KnownHostsWriter
{
    // Another writer needs milliseconds; one that takes this long is stuck.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Appends the key unless it is there by now, under a lock against other writers.</summary>
    /// <remarks>The name is hashed when the file already hides names, because then its owner wants them hidden.</remarks>
    /// <exception cref="SshAccessException">The file cannot be written, or another process holds it.</exception>
    public static async Task AppendAsync(string path, HostTarget target, byte[] blob, CancellationToken stop)
    {
        CreateWhereMissing(path);
        DateTime end = DateTime.UtcNow + Patience;
        while (true)
        {
            try
            {
                // Sharing nothing is the lock: enforced by Windows, and by flock between .NET processes on Unix.
                using FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                Append(file, path, target, blob);
                return;
            }
            catch (UnauthorizedAccessException e)
            {
                throw Unwritable(path, e);
            }
            catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException))
            {
                if (DateTime.UtcNow > end)
                {
                    throw new SshAccessException(ErrorReason.FileInUse, $"'{path}' could not be opened for writing because another process holds it: {e.Message}", path, e);
                }
            }

            await Task.Delay(Pause, stop).ConfigureAwait(false);
        }
    }

    private static void Append(FileStream file, string path, HostTarget target, byte[] blob)
    {
        byte[] content = KnownHostsDocument.Read(file, path);
        KnownHostsDocument document = KnownHostsDocument.Parse(path, content);
        if (HostKeyLookup.Find([document], target, blob).Status == SshHostKeyStatus.Trusted)
        {
            return;
        }

        string name = KnownHostsName.Of(target);
        string type = new SshReader(blob).ReadAscii("key type");
        string host = document.Lines.Any(line => line.IsHashed) ? HashedHostName.Create(name) : name;
        string end = content.Contains((byte)'\r') ? "\r\n" : "\n";
        bool open = content.Length > 0 && content[content.Length - 1] != (byte)'\n';
        byte[] line = Encoding.UTF8.GetBytes($"{(open ? end : string.Empty)}{host} {type} {Convert.ToBase64String(blob)}{end}");

        // One write, so that a crash leaves the line or nothing of it in all but the rarest case.
        file.Seek(0, SeekOrigin.End);
        file.Write(line, 0, line.Length);
        file.Flush(flushToDisk: true);
    }

    private static void CreateWhereMissing(string path)
    {
        if (File.Exists(path))
        {
            return;
        }

        string? folder = Path.GetDirectoryName(path);
        IPrivateFiles files = PrivateFiles.ForThisSystem();
        if (!string.IsNullOrEmpty(folder) && !Directory.Exists(folder))
        {
            files.CreateFolder(folder!);
        }

        try
        {
            files.CreateNew(path, []);
        }
        catch (SshInputException e) when (e.Reason == ErrorReason.FileExists)
        {
            // Somebody else was faster; the line goes into that file.
        }
    }

    private static SshAccessException Unwritable(string path, Exception inner) =>
        new(ErrorReason.FileUnwritable, $"The host key could not be added to '{path}': this account may not write there.", path, inner);
}
