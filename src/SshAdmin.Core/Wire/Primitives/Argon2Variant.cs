namespace SshAdmin.Core.Wire.Primitives;

/// <summary>The variants of Argon2, with their numbers in RFC 9106 section 3.2.</summary>
internal enum Argon2Variant
{
    D = 0,
    I = 1,
    Id = 2,
}
