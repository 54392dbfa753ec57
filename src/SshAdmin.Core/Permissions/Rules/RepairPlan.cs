using System.Collections.Generic;
using SshAdmin.Core.Permissions.Descriptors;

namespace SshAdmin.Core.Permissions.Rules;

/// <summary>What a repair writes.</summary>
/// <param name="Target">The descriptor afterwards; group and SACL as they were.</param>
/// <param name="ChangesOwner">Whether the owner differs from before.</param>
/// <param name="ChangesDacl">Whether the access control list differs from before.</param>
/// <param name="Changes">One sentence each, for the question to the user.</param>
internal sealed record RepairPlan(SecurityDescriptor Target, bool ChangesOwner, bool ChangesDacl, IReadOnlyList<string> Changes);
