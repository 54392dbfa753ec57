using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Keys.Operations;

/// <summary>Tells whether a file is a private key, without opening it.</summary>
internal static class KeyProbe
{
    public static bool IsPrivate(string path)
    {
        try
        {
            byte[] content = KeyFileSource.Read(path);
            try
            {
                KeyFile file = KeyFileReader.Read(path, content)[0];
                (file as System.IDisposable)?.Dispose();
                return file is PrivateKeyFile;
            }
            finally
            {
                Secrets.Clear(content);
            }
        }
        catch (SshAdminException)
        {
            return false;
        }
    }
}
