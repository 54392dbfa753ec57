using System.Collections.Generic;

namespace SshAdmin.Core.Configuration;

/// <summary>Where the files that Include names come from: a disk, a copied tree, or nowhere.</summary>
internal interface IConfigurationFiles
{
    /// <summary>The files that an absolute pattern of the server names, in the order in which sshd reads them.</summary>
    IReadOnlyList<string> Expand(string pattern);

    /// <summary>The bytes of one of those files.</summary>
    /// <exception cref="Errors.SshAdminException">It cannot be read.</exception>
    byte[] Read(string path);
}
