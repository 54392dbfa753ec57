using System.Collections.Generic;
using SshAdmin.Core.Clients;

namespace SshAdmin.Core.Probe;

/// <summary>What came of a <see cref="UserKeyQuestion"/>.</summary>
/// <param name="Answers">One per signature algorithm of the key, in the order asked.</param>
/// <param name="Evidence">The same for the verdict on clients.</param>
/// <param name="Problem">What the answers leave open, in sentences; <c>null</c> when nothing.</param>
internal sealed record UserKeyFindings(IReadOnlyList<SshUserKeyAnswer> Answers, IReadOnlyList<SignatureAnswer> Evidence, string? Problem);
