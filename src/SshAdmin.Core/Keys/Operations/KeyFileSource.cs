using System;
using System.IO;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys.Formats;

namespace SshAdmin.Core.Keys.Operations;

/// <summary>Reads key files from disk, no more of them than a key can have.</summary>
internal static class KeyFileSource
{
    /// <param name="path">An absolute path.</param>
    public static byte[] Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw new SshInputException(ErrorReason.PathIsDirectory, $"'{path}' is a folder; name a key file in it.", path);
        }

        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            return Read(stream, path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SshInputException(ErrorReason.PathNotFound, IsLink(path) ? $"'{path}' is a link that leads nowhere." : $"There is no file '{path}'.", path, e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new SshAccessException(ErrorReason.FileUnreadable, $"This account may not read '{path}'.", path, e);
        }
        catch (IOException e) when (SharingViolation.Is(e))
        {
            throw new SshAccessException(ErrorReason.FileInUse, $"Another program holds '{path}'.", path, e);
        }
        catch (IOException e)
        {
            throw new SshAccessException(ErrorReason.FileUnreadable, $"'{path}' cannot be read: {e.Message}", path, e);
        }
    }

    private static bool IsLink(string path)
    {
        FileAttributes attributes = new FileInfo(path).Attributes;
        return (int)attributes != -1 && (attributes & FileAttributes.ReparsePoint) != 0;
    }

    private static byte[] Read(FileStream stream, string path)
    {
        // A pipe or device has no length to trust: read up to the limit and one byte more.
        long length = stream.CanSeek ? stream.Length : 0;
        if (length > KeyFileReader.MaximumSize)
        {
            SshInputException tooLarge = KeyFileReader.TooLarge(length);
            throw new SshInputException(tooLarge.Reason, $"'{path}': {tooLarge.Message}", path);
        }

        byte[] buffer = new byte[length > 0 ? length + 1 : KeyFileReader.MaximumSize + 1];
        int filled = 0;
        int read;
        while (filled < buffer.Length && (read = stream.Read(buffer, filled, buffer.Length - filled)) > 0)
        {
            filled += read;
        }

        byte[] content = new byte[filled];
        Buffer.BlockCopy(buffer, 0, content, 0, filled);
        Text.Secrets.Clear(buffer);
        return content;
    }
}
