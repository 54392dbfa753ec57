using System;

namespace SshAdmin.Core.Permissions.Descriptors;

/// <summary>One access control entry. Immutable.</summary>
internal sealed class Ace
{
    public AceType Type { get; init; }

    public AceFlags Flags { get; init; }

    public uint Mask { get; init; }

    public Sid? Trustee { get; init; }

    /// <summary>Only entries of object types have them; the flags that announce them follow from their presence.</summary>
    public Guid? ObjectType { get; init; }

    public Guid? InheritedObjectType { get; init; }

    /// <summary>The bytes after the trustee as the binary form holds them: a compiled condition, a resource attribute, or padding.</summary>
    public byte[] Data { get; init; } = [];

    /// <summary>The condition or attribute as SDDL text writes it, its parentheses included; <c>null</c> when it came from the binary form.</summary>
    public string? Extra { get; init; }

    /// <summary>The whole body of an entry whose type this model does not know; then nothing but type and flags is set.</summary>
    public byte[]? Opaque { get; init; }

    /// <summary>The text between the parentheses as it was read from SDDL; it prints like that again.</summary>
    public string? Spelling { get; init; }

    public bool IsObject => Type is AceType.AllowObject or AceType.DenyObject or AceType.AuditObject or AceType.AlarmObject
        or AceType.AllowObjectConditional or AceType.DenyObjectConditional or AceType.AuditObjectConditional or AceType.AlarmObjectConditional;

    public bool IsConditional => Type is (>= AceType.AllowConditional and <= AceType.AlarmObjectConditional) or AceType.AccessFilter;

    /// <summary>Grants nothing on the object itself, only on what is created below it.</summary>
    public bool IsInheritOnly => (Flags & AceFlags.InheritOnly) != 0;

    public static Ace Allow(Sid trustee, uint mask, AceFlags flags = AceFlags.None) => new() { Type = AceType.Allow, Flags = flags, Mask = mask, Trustee = trustee };

    /// <summary>Types of which the body is mask, optional object types, trustee, data.</summary>
    public static bool IsKnown(AceType type) => type <= AceType.AccessFilter && type != AceType.Compound;
}
