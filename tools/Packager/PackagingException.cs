namespace SshAdmin.Packager;

/// <summary>Something that has to be put right before a package can be made.</summary>
public sealed class PackagingException(string message) : Exception(message);
