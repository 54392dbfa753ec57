namespace SshAdmin.Commands;

/// <summary>A path as the user typed it and as the file system knows it.</summary>
/// <param name="Raw">What messages and error targets show.</param>
/// <param name="Full">Absolute, for the core.</param>
internal sealed record UserPath(string Raw, string Full);
