using System;
using System.Collections.Generic;
using System.Text;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys.Formats.OpenSsh;
using SshAdmin.Core.Keys.Formats.Pem;
using SshAdmin.Core.Keys.Formats.Ppk;
using SshAdmin.Core.Keys.Formats.Public;

namespace SshAdmin.Core.Keys.Formats;

/// <summary>Finds out what a key file is and reads it as far as that goes without a passphrase.</summary>
internal static class KeyFileReader
{
    /// <summary>OpenSSH's own limit (authfile.c, MAX_KEY_FILE_SIZE).</summary>
    public const int MaximumSize = 1024 * 1024;

    private const string SshVersion1Mark = "SSH PRIVATE KEY FILE FORMAT 1.1";

    /// <param name="name">How messages name the file.</param>
    /// <param name="content">The whole file; not cleared here.</param>
    /// <returns>One private key, or the public keys of the file in its order; never none.</returns>
    /// <exception cref="SshInputException">FileTooLarge, KeyFormatUnknown, KeyFormatUnsupported or KeyFileDamaged.</exception>
    public static IReadOnlyList<KeyFile> Read(string name, byte[] content) => Named(name, () =>
    {
        if (content.Length > MaximumSize)
        {
            throw TooLarge(content.Length);
        }

        RefuseVersion1(content);
        using KeyText text = KeyText.Decode(content);
        IReadOnlyList<KeyFile> files = ReadText(text);
        foreach (KeyFile file in files)
        {
            if (file is PrivateKeyFile privateKey)
            {
                privateKey.Name = name;
            }
        }

        return files;
    });

    public static SshInputException TooLarge(long size) =>
        new(ErrorReason.FileTooLarge, FormattableString.Invariant($"The file has {size:N0} bytes; no key file is larger than {MaximumSize:N0}."));

    /// <summary>Runs the work and puts the name of the file into the failures that lack one.</summary>
    public static T Named<T>(string name, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SshInputException e) when (e.Input is null)
        {
            throw new SshInputException(e.Reason, $"'{name}': {e.Message}", name, e);
        }
        catch (SshPolicyException e) when (e.Input is null)
        {
            throw new SshPolicyException(e.Reason, $"'{name}': {e.Message}", name, e);
        }
    }

    private static IReadOnlyList<KeyFile> ReadText(KeyText text)
    {
        for (int i = 0; i < text.Lines.Count; i++)
        {
            KeyLine line = text.Lines[i];
            if (text.StartsWith(line, PpkReader.Mark))
            {
                KeyTextRemarks.AddPpk(text, i);
                return [PpkReader.Read(text, i)];
            }

            if (PemReader.IsBegin(text, line))
            {
                string label = PemReader.LabelOf(text, line);
                if (PemLabels.IsPassedOver(label))
                {
                    continue;
                }

                return [ReadPem(text, i, label)];
            }

            if (text.StartsWith(text.Trim(line), "---- BEGIN SSH2"))
            {
                KeyTextRemarks.AddPublic(text);
                KeyTextRemarks.AddPosition(text, i, ".");
                return [ReadSsh2(text, i)];
            }
        }

        KeyTextRemarks.AddPublic(text);
        return PublicLine.ReadAll(text);
    }

    private static PrivateKeyFile ReadPem(KeyText text, int index, string label)
    {
        PemLabels.RequireReadable(label);
        using PemBlock block = PemReader.Read(text, index, label);
        KeyTextRemarks.AddPem(text, index, block);
        PrivateKeyFile file = label == OpenSshKeyFormat.Label ? OpenSshKeyReader.Read(block, text.Remarks) : PemKeyReader.Read(block, text.Remarks);
        file.OtherContent = PemReader.OtherBlock(text, index);
        return file;
    }

    private static PublicKeyFile ReadSsh2(KeyText text, int index)
    {
        string heading = text.Text(text.Trim(text.Lines[index]));
        return heading == Rfc4716.Begin
            ? Rfc4716.Read(text, index)
            : throw KeyFileErrors.Unsupported("This is a private key of ssh.com's software. Load it in PuTTYgen (Conversions, Import key) and save it as PPK or OpenSSH key.");
    }

    // Binary behind its first line, so that it has to be recognised before the text is looked at.
    private static void RefuseVersion1(byte[] content)
    {
        if (content.Length >= SshVersion1Mark.Length && Encoding.ASCII.GetString(content, 0, SshVersion1Mark.Length) == SshVersion1Mark)
        {
            throw KeyFileErrors.Unsupported("This is a key of SSH protocol 1, which is broken and gone. Make a new Ed25519 key.");
        }
    }
}
