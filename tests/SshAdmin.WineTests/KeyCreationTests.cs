using System;
using System.IO;
using System.Linq;
using System.Security;
using System.Threading;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Operations;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Platform;
using SshAdmin.Core.Platform.Windows;

namespace SshAdmin.WineTests;

/// <summary>Key pairs made with the files, the random numbers and the cryptography of the system.</summary>
public sealed class KeyCreationTests : IDisposable
{
    private const string NoCng = "Wine 8 cannot make RSA and ECDSA keys with CNG";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public void AnEd25519PairIsMadeAndPrivate() => MakeAndRead(SshKeyType.Ed25519, SshKeyFormat.OpenSsh);

    public void AnEcdsaPairIsMadeAndPrivate()
    {
        Check.SkipIf(Wine.IsHere, NoCng);
        MakeAndRead(SshKeyType.Ecdsa, SshKeyFormat.Pkcs8);
    }

    public void AnRsaPairIsMadeAndPrivate()
    {
        Check.SkipIf(Wine.IsHere, NoCng);
        MakeAndRead(SshKeyType.Rsa, SshKeyFormat.Pem);
    }

    public void APuttyPairIsMadeAndPrivate() => MakeAndRead(SshKeyType.Ed25519, SshKeyFormat.Ppk3);

    public void AProtectedPairOpensWithItsPassphraseOnly()
    {
        string path = Path.Combine(_folder.Path, "id");
        using SecureString secret = new();
        "correct horse".ToList().ForEach(secret.AppendChar);
        using Passphrase passphrase = Passphrase.From(secret);
        SshKey key = Creation().Run(Request(path, SshKeyType.Ed25519, SshKeyFormat.OpenSsh) with { Encrypted = true, Output = new KeyOutput(SshKeyFormat.OpenSsh, 4) }, passphrase, CancellationToken.None);
        Check.Equal("aes256-ctr", key.Cipher);
        Check.True(IsPrivate(path), "private");
    }

    public void AFileThatExistsIsLeftAsItIs()
    {
        string path = _folder.OpenFile("id", "mine");
        Check.Fails(ErrorReason.FileExists, () => Make(path));
        Check.Equal("mine", File.ReadAllText(path));
        Check.Equal(1, Directory.GetFileSystemEntries(_folder.Path).Length);
    }

    public void ForceReplacesAnOpenKeyByAPrivateOne()
    {
        string path = _folder.OpenFile("id", "old");
        Creation().Run(Request(path, SshKeyType.Ed25519, SshKeyFormat.OpenSsh) with { Force = true }, null, CancellationToken.None);
        Check.True(IsPrivate(path), "private");
        Check.Equal(2, Directory.GetFileSystemEntries(_folder.Path).Length);
    }

    public void TheSshFolderOfTheUserIsMadePrivate()
    {
        string folder = Path.Combine(_folder.Path, ".ssh");
        string path = Path.Combine(folder, "id_ed25519");
        new KeyCreation(PrivateFiles.ForThisSystem(), null, folder).Run(Request(path, SshKeyType.Ed25519, SshKeyFormat.OpenSsh), null, CancellationToken.None);
        Check.Equal(SshKeyAclVerdict.Secure, new WindowsPermissionKeeper().Test(folder, new SshKeyAclRequest()).Verdict);
        Check.True(IsPrivate(path), "private");
    }

    public void BracketsInANameAreTakenLiterally() => Make(Path.Combine(_folder.Path, "id[1]"));

    public void SpacesAndLettersBeyondAsciiStay() => Make(Path.Combine(_folder.Path, "\u9375 ключ é"));

    public void APathBeyond260CharactersIsWritten()
    {
        string deep = Path.Combine(_folder.Path, new string('a', 120), new string('b', 120));
        Directory.CreateDirectory(@"\\?\" + deep);
        Make(Path.Combine(deep, "id"));
    }

    public void APathInItsLongFormIsTaken() => Make(@"\\?\" + Path.Combine(_folder.Path, "id"));

    public void AMissingShareIsAnErrorByName() => Check.Fails(ErrorReason.PathNotFound, () => Make(@"\\127.0.0.1\no-such-share\id"));

    public void AMissingDriveIsAnErrorByName() => Check.Fails(ErrorReason.PathNotFound, () => Make(@"Q:\keys\id"));

    // What a path means that names a drive and no folder, or a folder and no drive, is for the caller to say; it arrives absolute.
    public void PathsRelativeToADriveAreMadeAbsoluteByTheSystem()
    {
        string before = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = _folder.Path;
            string drive = _folder.Path[..2];
            Make(Path.GetFullPath(drive + "relative"));
            Check.True(File.Exists(Path.Combine(_folder.Path, "relative")), "beside the current folder of the drive");
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    private void MakeAndRead(SshKeyType type, SshKeyFormat format)
    {
        string path = Path.Combine(_folder.Path, "id");
        SshKey made = Creation().Run(Request(path, type, format), null, CancellationToken.None);
        using PrivateKeyFile read = (PrivateKeyFile)KeyFileReader.Read(path, File.ReadAllBytes(path))[0];
        Check.Equal(format, made.Format);
        Check.True(IsPrivate(path), "private");
        Check.True(File.ReadAllText(path + ".pub").StartsWith(string.Join(' ', made.PublicKey!.Split(' ')[..2]), StringComparison.Ordinal), "the public half");
        Check.Equal(2, Directory.GetFileSystemEntries(_folder.Path).Length);
    }

    private static void Make(string path)
    {
        Creation().Run(Request(path, SshKeyType.Ed25519, SshKeyFormat.OpenSsh), null, CancellationToken.None);
        Check.True(IsPrivate(path), "private");
        Check.True(File.Exists(path + ".pub"), "with its public half");
    }

    private static KeyCreation Creation() => new(PrivateFiles.ForThisSystem());

    private static KeyCreationRequest Request(string path, SshKeyType type, SshKeyFormat format) => new() { Path = path, Type = type, Comment = "test", Output = new KeyOutput(format), Encrypted = false };

    private static bool IsPrivate(string path) => new WindowsPermissionKeeper().Test(path, new SshKeyAclRequest { Kind = SshFileKind.UserPrivateKey }).IsSecure;
}
