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

    // A buffer would hold back a line that cannot be written until the stream is closed.
    private const int Unbuffered = 1;

    /// <summary>Appends the key unless it is there by now, under a lock against other writers.</summary>
    /// <remarks>The name is hashed when the file already hides names, because then its owner wants them hidden.</remarks>
    /// <exception cref="SshAccessException">The file cannot be written, or another process holds it.</exception>
    public static async Task AppendAsync(string path, HostTarget target, byte[] blob, CancellationToken stop)
    {
        CreateWhereMissing(path);
        using FileStream file = await OpenAsync(path, stop).ConfigureAwait(false);
        try
        {
            Append(file, path, target, blob);
            file.Flush(flushToDisk: true);
        }
        catch (IOException e)
        {
            throw Unwritable(path, e);
        }
    }

    /// <summary>The same on any stream: the line is written whole or not at all.</summary>
    /// <exception cref="IOException">It cannot be written, on a full disk for example.</exception>
    internal static void Append(Stream file, string path, HostTarget target, byte[] blob)
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
        file.Seek(content.Length, SeekOrigin.Begin);
        try
        {
            // One write, so that a crash leaves the line or nothing of it in all but the rarest case.
            file.Write(line, 0, line.Length);
        }
        catch (IOException)
        {
            // A full disk may have had room for a part.
            file.SetLength(content.Length);
            throw;
        }
    }

    private static async Task<FileStream> OpenAsync(string path, CancellationToken stop)
    {
        DateTime end = DateTime.UtcNow + Patience;
        while (true)
        {
            try
            {
                // Sharing nothing is the lock: enforced by Windows, and by flock between .NET processes on Unix.
                return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, Unbuffered);
            }
            catch (IOException e) when (IsInUse(e))
            {
                if (DateTime.UtcNow > end)
                {
                    throw new SshAccessException(ErrorReason.FileInUse, $"'{path}' could not be opened for writing because another process holds it: {e.Message}", path, e);
                }
            }
            catch (Exception e) when (e is UnauthorizedAccessException or IOException)
            {
                throw Unwritable(path, e);
            }

            await Task.Delay(Pause, stop).ConfigureAwait(false);
        }
    }

    // ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows; EWOULDBLOCK of Linux and macOS, which .NET passes on as it is.
    private static bool IsInUse(IOException error) => (error.HResult & 0xffff) is 32 or 33 or 11 or 35;

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
        new(ErrorReason.FileUnwritable, $"The host key could not be added to '{path}': {(inner is UnauthorizedAccessException ? "this account may not write there." : inner.Message)}", path, inner);
}
