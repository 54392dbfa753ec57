using System;
using System.IO;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Platform;

namespace SshAdmin.Core.Keys.Operations;

/// <summary>Replaces a .pub file around the moment in which the private key is replaced. Disposing takes back what did not come to its end.</summary>
internal sealed class PublicFileChange : IDisposable
{
    private const int Attempts = 5;

    private readonly string _path;
    private readonly string _new;
    private readonly string _old;
    private bool _isAside;
    private bool _isOldOver;

    /// <summary>Writes the new file under a name of its own, so that a full disk shows before anything is changed.</summary>
    /// <param name="files">Writes files.</param>
    /// <param name="path">The .pub file; no link that is to stay one.</param>
    /// <param name="content">Its new content.</param>
    /// <param name="privatePath">The private key, whose owner a new .pub file gets.</param>
    public PublicFileChange(IPrivateFiles files, string path, byte[] content, string privatePath)
    {
        string prefix = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.");
        _path = path;
        _new = $"{prefix}{Guid.NewGuid():N}";
        _old = $"{prefix}{Guid.NewGuid():N}";
        Guard(() => files.CreatePublic(_new, content, File.Exists(path) ? path : privatePath));
    }

    /// <summary>Takes the old file from its place, because it is that of another key.</summary>
    public void SetAside() => Guard(() =>
    {
        try
        {
            File.Move(_path, _old);
            _isAside = true;
        }
        catch (FileNotFoundException)
        {
            // There is none, or another process that replaces the pair was faster.
        }
    });

    /// <summary>To be called when the private key is in place; the old .pub file is not coming back.</summary>
    public void Finish() => Guard(() =>
    {
        _isOldOver = true;
        for (int left = Attempts; File.Exists(_new); left--)
        {
            try
            {
                Place();
            }
            catch (IOException) when (left > 1)
            {
                // Another process put its file there, or took it away, after it was looked for.
            }
        }
    });

    public void Dispose()
    {
        try
        {
            File.Delete(_new);
            if (_isAside && !_isOldOver && !File.Exists(_path))
            {
                File.Move(_old, _path);
            }

            File.Delete(_old);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The failure that led here is what the user has to hear of; the file is still there under its other name.
        }
    }

    private void Place()
    {
        if (File.Exists(_path))
        {
            File.Replace(_new, _path, null);
        }
        else
        {
            File.Move(_new, _path);
        }
    }

    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SshAccessException(ErrorReason.FileUnwritable, $"'{_path}' cannot be written: {e.Message}", _path, e);
        }
        catch (SshAccessException e) when (e.Input == _new)
        {
            throw new SshAccessException(e.Reason, e.Message.Replace(_new, _path), _path, e);
        }
    }
}
