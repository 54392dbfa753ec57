using System;
using System.Collections.Generic;
using System.Threading;
using SshAdmin.Core.Reporting;

namespace SshAdmin.Core.Platform;

/// <summary>Files that sshd reads and several programs change: locked while they change, replaced in one step, readable by whom sshd reads them as.</summary>
internal interface IServerFiles
{
    /// <summary>The account, or <c>null</c> when there is none of that name.</summary>
    LocalAccount? FindAccount(string name);

    /// <summary>The file that a path leads to: links are followed, so that replacing it does not replace the link.</summary>
    string Resolve(string path);

    /// <summary>Keeps other runs of this module away from the file until disposed. Waits as long as a change takes.</summary>
    /// <param name="path">Its folder must be there; the file need not.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <exception cref="Errors.SshAccessException">FileInUse after a minute, or FileUnwritable.</exception>
    IDisposable Lock(string path, CancellationToken stop);

    /// <summary>Creates a missing folder, for its owner only, owned by the account or else by whom its parent belongs to.</summary>
    void CreateFolder(string path, LocalAccount? owner);

    /// <summary>Puts content in place of the file in one step, or creates the file. Owner and permissions stay unless sshd would refuse them.</summary>
    /// <param name="path">Without links, see <see cref="Resolve"/>.</param>
    /// <param name="parts">The content.</param>
    /// <param name="owner">Whose the file shall be; <c>null</c> to keep the owner, or take that of the folder.</param>
    /// <param name="report">Hears what was repaired.</param>
    void Replace(string path, IReadOnlyList<ArraySegment<byte>> parts, LocalAccount? owner, IReport report);

    /// <summary>Repairs what would make sshd refuse the file or its .ssh folder; warns of what lies above.</summary>
    void Secure(string path, LocalAccount? owner, IReport report);
}
