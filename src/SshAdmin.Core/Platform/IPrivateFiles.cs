namespace SshAdmin.Core.Platform;

/// <summary>Makes files and folders that nobody but their owner can read, at any moment of their life.</summary>
/// <remarks>
/// Every file appears whole or not at all: the content goes to a file of its own in the same folder, which has its final
/// permissions before the first byte is written, and takes its name only when it is on disk. It is removed when anything fails.
/// Failures are <see cref="Errors.SshInputException"/> (FileExists, PathNotFound, PathIsDirectory) and
/// <see cref="Errors.SshAccessException"/> (FileUnwritable, FileInUse) with the path as input.
/// </remarks>
internal interface IPrivateFiles
{
    /// <summary>Writes a file that must not be there yet; an existing one is never touched, not even when it appears meanwhile.</summary>
    /// <param name="path">An absolute path; its folder must be there.</param>
    /// <param name="content">Not cleared here.</param>
    void CreateNew(string path, byte[] content);

    /// <summary>Puts the content in place of the file in one step, or creates the file. The result is private whatever the old file was, and stays its owner's.</summary>
    /// <param name="path">An absolute path, no link (see <see cref="LinkTarget"/>); its folder must be there.</param>
    /// <param name="content">Not cleared here.</param>
    void Replace(string path, byte[] content);

    /// <summary>Writes a new file that anybody may read and only its owner may change. It has no final name yet, so it need not appear whole.</summary>
    /// <param name="path">An absolute path; its folder must be there.</param>
    /// <param name="content">The content.</param>
    /// <param name="model">Whose owner it gets, as far as this account can give files away; <c>null</c>, or none there, for this account.</param>
    void CreatePublic(string path, byte[] content, string? model);

    /// <summary>Where a link leads, all further links followed; <c>null</c> for what is no link and for what is not there.</summary>
    /// <exception cref="Errors.SshInputException">PathNotFound: the link leads nowhere.</exception>
    string? LinkTarget(string path);

    /// <summary>Creates one folder that only its owner can enter; one that is already there is left as it is.</summary>
    /// <param name="path">An absolute path; its parent must be there.</param>
    void CreateFolder(string path);
}
