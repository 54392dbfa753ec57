namespace SshAdmin.Core.Permissions.Rules;

/// <summary>Whose file it is: the identity that may own and use it besides SYSTEM and Administrators.</summary>
internal enum FileRole
{
    /// <summary>One user's; that user also opens it.</summary>
    User,

    /// <summary>One user's, but the server opens it as SYSTEM.</summary>
    UserForServer,

    /// <summary>The machine's, opened by its users.</summary>
    MachineForUsers,

    /// <summary>The machine's, opened by the server.</summary>
    MachineForServer,

    /// <summary>For whichever administrator signs in; nobody's own.</summary>
    AnyAdministrator,

    /// <summary>A folder of the machine.</summary>
    MachineFolder,
}
