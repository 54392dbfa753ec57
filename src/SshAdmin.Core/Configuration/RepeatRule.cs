namespace SshAdmin.Core.Configuration;

/// <summary>What a second line of the same keyword does.</summary>
internal enum RepeatRule
{
    /// <summary>Nothing: the first line counts.</summary>
    First,

    /// <summary>It adds its values.</summary>
    Accumulate,

    /// <summary>It replaces the value.</summary>
    Last,

    /// <summary>One definition per name (Subsystem).</summary>
    ByName,

    /// <summary>Each part of the value is set once (RekeyLimit, PerSourcePenalties).</summary>
    ByPart,
}
