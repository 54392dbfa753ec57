using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Configuration;

/// <summary>The files of this computer, or of a folder that holds a copy of a server's tree.</summary>
internal sealed class FolderConfigurationFiles : IConfigurationFiles
{
    // More drop-ins than any server has; a pattern over a whole disk must not be followed.
    private const int MostFiles = 2000;
    private readonly string _root;

    /// <param name="root">The folder that stands for the server's root; <c>null</c> for this computer itself.</param>
    internal FolderConfigurationFiles(string? root = null)
    {
        _root = root ?? string.Empty;
    }

    public IReadOnlyList<string> Expand(string pattern)
    {
        string[] parts = pattern.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        if (Array.IndexOf(parts, "..") >= 0 && _root.Length > 0)
        {
            // A copied tree must not lead out of itself.
            return [];
        }

        bool drive = _root.Length == 0 && parts.Length > 0 && parts[0].Length == 2 && parts[0][1] == ':';
        List<string> found = [_root.Length > 0 ? _root : drive ? string.Empty : "/"];
        for (int index = 0; index < parts.Length && found.Count > 0; index++)
        {
            bool last = index == parts.Length - 1;
            found = [.. found.SelectMany(folder => Step(folder, parts[index], last)).Take(MostFiles + 1)];
        }

        if (found.Count > MostFiles)
        {
            throw new SshInputException(ErrorReason.FileTooLarge, $"Include {pattern} names more than {MostFiles} files; no server has that many.", pattern);
        }

        found.Sort(string.CompareOrdinal);
        return found;
    }

    public byte[] Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw new SshInputException(ErrorReason.PathIsDirectory, $"'{path}' is a folder; name the configuration file in it.", path);
        }

        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > ConfigurationDocument.LongestFile)
            {
                throw new SshInputException(ErrorReason.FileTooLarge, $"The file '{path}' is larger than any sshd configuration; check that it is the one you meant.", path);
            }

            using MemoryStream content = new();
            byte[] buffer = new byte[65536];
            int count;
            while ((count = stream.Read(buffer, 0, buffer.Length)) > 0)
            {
                // A device has no length and no end.
                if (content.Length + count > ConfigurationDocument.LongestFile)
                {
                    throw new SshInputException(ErrorReason.FileTooLarge, $"'{path}' does not end; check that it is a file.", path);
                }

                content.Write(buffer, 0, count);
            }

            return content.ToArray();
        }
        catch (UnauthorizedAccessException e)
        {
            throw new SshAccessException(ErrorReason.FileUnreadable, $"The file '{path}' may not be read by this account.", path, e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SshInputException(ErrorReason.PathNotFound, $"There is no file '{path}'.", path, e);
        }
        catch (IOException e)
        {
            ErrorReason reason = SharingViolation.Is(e) ? ErrorReason.FileInUse : ErrorReason.FileUnreadable;
            throw new SshAccessException(reason, $"The file '{path}' cannot be read: {e.Message}", path, e);
        }
    }

    private static IEnumerable<string> Step(string folder, string part, bool last)
    {
        if (part.IndexOfAny(['*', '?', '[']) < 0)
        {
            string path = folder.Length == 0 ? part + "/" : Path.Combine(folder, part);
            return last ? (File.Exists(path) ? [path] : []) : (Directory.Exists(path) ? [path] : []);
        }

        bool hidden = part[0] == '.';
        try
        {
            IEnumerable<string> entries = last ? Directory.EnumerateFiles(folder) : Directory.EnumerateDirectories(folder);
            return [.. entries.Where(entry => NamePattern.IsMatch(Path.GetFileName(entry), part) && (hidden || Path.GetFileName(entry)[0] != '.')).Take(MostFiles + 1)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // glob(3) passes over folders that it cannot list.
            return [];
        }
    }
}
