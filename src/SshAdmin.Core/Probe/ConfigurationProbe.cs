using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Probe;

/// <summary>Reads what a server would offer from its configuration, without a network.</summary>
internal static class ConfigurationProbe
{
    /// <summary>Larger than any sshd configuration.</summary>
    private const int LargestFile = 1024 * 1024;

    /// <param name="name">What is shown as the host: the path, or a word for a text.</param>
    /// <param name="text">Output of sshd -T, an sshd_config, or a crypto-policies back-end file.</param>
    /// <param name="serverVersion">The OpenSSH version whose defaults count; <c>null</c> for the newest known.</param>
    /// <param name="clients">The clients to judge.</param>
    /// <exception cref="SshInputException">The text is no sshd configuration.</exception>
    public static SshAlgorithmSupport Run(string name, string text, string? serverVersion, IReadOnlyList<ClientSelection> clients)
    {
        ServerOffer offer = ConfigurationOffer.Parse(text, serverVersion);
        return OfferDescription.Describe(offer, clients, new OfferOrigin { HostName = name, Software = "OpenSSH", SoftwareVersion = offer.ConfigurationVersion });
    }

    /// <exception cref="SshInputException">The file is too large.</exception>
    /// <exception cref="SshAccessException">The file cannot be read.</exception>
    public static string ReadFile(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (file.Length > LargestFile)
            {
                throw new SshInputException(ErrorReason.FileTooLarge, $"'{path}' is larger than any sshd configuration.", path);
            }

            // Files saved on Windows may carry a byte order mark, or be UTF-16; sshd itself reads neither.
            using StreamReader reader = new(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SshInputException(ErrorReason.PathNotFound, $"There is no file '{path}'.", path, e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new SshAccessException(ErrorReason.FileUnreadable, $"This account may not read '{path}'.", path, e);
        }
        catch (IOException e)
        {
            throw new SshAccessException(ErrorReason.FileUnreadable, $"'{path}' cannot be read: {e.Message}", path, e);
        }
    }
}
