using System;
using System.Text;

namespace SshAdmin.Core.AuthorizedKeys.Remote;

/// <summary>The commands for Windows servers with PowerShell, whatever their default shell is. Pure.</summary>
/// <remarks>
/// A command line of cmd has at most 8,191 characters, so it carries only a reader, encoded; the script itself and the file
/// travel on standard input, in base64, one line each. Nothing in it needs quoting by any shell.
/// </remarks>
internal static class WindowsScript
{
    private const string Reader =
        "$ProgressPreference='SilentlyContinue';$r=New-Object IO.StreamReader([Console]::OpenStandardInput());"
        + "$s=[Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($r.ReadLine()));"
        + "$a=@();while(($l=$r.ReadLine()) -ne $null -and $l -ne '.'){$a+=$l};"
        + "if($l -ne '.'){exit 97};& ([ScriptBlock]::Create($s)) $a";

    /// <summary>Whether sshd counts the user as an administrator: the token of an SSH session of one is elevated.</summary>
    internal const string AdministratorTest = "(New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())).IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)";

    /// <summary>Owner and list of a user's own file; {user} stands for the SID.</summary>
    internal const string UserDescriptor = "O:{user}D:P(A;;FA;;;SY)(A;;FA;;;BA)(A;;FA;;;{user})";

    /// <summary>Owner and list of the file of all administrators.</summary>
    internal const string SharedDescriptor = "O:BAD:P(A;;FA;;;SY)(A;;FA;;;BA)";

    // sshd_config is read as sshd reads it: the block of the group decides, by whatever file it names.
    private const string Locate = """
        $ErrorActionPreference = 'Stop'
        function Get-KeysFile($isAdmin) {
            $file = '.ssh/authorized_keys'
            $ofAll = $null; $ofAdmins = '__PROGRAMDATA__/ssh/administrators_authorized_keys'; $block = ''
            $config = Join-Path $env:ProgramData 'ssh\sshd_config'
            if (Test-Path -LiteralPath $config) {
                $ofAdmins = $null
                foreach ($line in [IO.File]::ReadAllLines($config)) {
                    if ($line -match '^\s*Match\s+(.+?)\s*$') {
                        if ($Matches[1] -match '^all$') { $block = '' } elseif ($Matches[1] -match '^Group\s+"?administrators"?$') { $block = 'admins' } else { $block = 'other' }
                    } elseif ($line -match '^\s*AuthorizedKeysFile[\s=]+"?([^"\s#]+)') {
                        if ($block -eq '' -and $ofAll -eq $null) { $ofAll = $Matches[1] }
                        if ($block -eq 'admins' -and $ofAdmins -eq $null) { $ofAdmins = $Matches[1] }
                    }
                }
            }
            if ($ofAll) { $file = $ofAll }
            if ($isAdmin -and $ofAdmins) { $file = $ofAdmins }
            $file = $file.Replace('__PROGRAMDATA__', $env:ProgramData).Replace('%h', $env:USERPROFILE).Replace('%u', $env:USERNAME).Replace('/', [string][IO.Path]::DirectorySeparatorChar)
            if (-not [IO.Path]::IsPathRooted($file)) { $file = Join-Path $env:USERPROFILE $file }
            $file
        }
        function Get-Stamp($path) {
            if (-not (Test-Path -LiteralPath $path)) { return '-' }
            $hash = [Security.Cryptography.SHA256]::Create()
            try { [BitConverter]::ToString($hash.ComputeHash([IO.File]::ReadAllBytes($path))).Replace('-', '') } finally { $hash.Dispose() }
        }
        $path = Get-KeysFile (
        """ + AdministratorTest + ")\n";

    private const string ReadBody = """
        $stamp = Get-Stamp $path
        $name = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($path))
        $content = ''
        if ($stamp -ne '-') { $content = [Convert]::ToBase64String([IO.File]::ReadAllBytes($path)) }
        "$($args[0][0]) $stamp $name $content"
        """;

    // The owner and the list come before the new file takes its name.
    private const string ReplaceBody = """
        $mark = $args[0][0]; $stamp = $args[0][1]; $backup = $args[0][2]
        $content = [Convert]::FromBase64String($args[0][3])
        $folder = Split-Path -Parent $path
        if (-not (Test-Path -LiteralPath $folder)) { [void](New-Item -ItemType Directory -Path $folder) }
        $lock = $null
        for ($i = 0; $lock -eq $null; $i++) {
            try { $lock = New-Object IO.FileStream("$path.lock", 'OpenOrCreate', 'ReadWrite', 'None', 1, [IO.FileOptions]::DeleteOnClose) }
            catch { if ($i -ge 200) { exit 94 }; Start-Sleep -Milliseconds 100 }
        }
        $new = "$path.$PID.new"
        try {
            if ((Get-Stamp $path) -ne $stamp) { "$mark changed"; return }
            [IO.File]::WriteAllBytes($new, $content)
            if ($env:OS -eq 'Windows_NT') {
                $acl = New-Object Security.AccessControl.FileSecurity
                $sddl = 'USER-DESCRIPTOR'.Replace('{user}', [Security.Principal.WindowsIdentity]::GetCurrent().User.Value)
                if ((Split-Path -Leaf $path) -eq 'administrators_authorized_keys') { $sddl = 'SHARED-DESCRIPTOR' }
                $acl.SetSecurityDescriptorSddlForm($sddl)
                Set-Acl -LiteralPath $new -AclObject $acl
            }
            if ($stamp -ne '-' -and $backup -ne '-') { Copy-Item -LiteralPath $path -Destination "$path$backup" }
            if ($stamp -eq '-') { [IO.File]::Move($new, $path) } else { [IO.File]::Replace($new, $path, [NullString]::Value) ; if ($env:OS -eq 'Windows_NT') { Set-Acl -LiteralPath $path -AclObject $acl } }
            "$mark done"
        } finally {
            if (Test-Path -LiteralPath $new) { Remove-Item -LiteralPath $new -Force }
            $lock.Dispose()
        }
        """;

    /// <summary>The command line, the same for every task.</summary>
    public static string Command { get; } =
        "powershell -NoProfile -NonInteractive -InputFormat None -ExecutionPolicy Bypass -EncodedCommand " + Convert.ToBase64String(Encoding.Unicode.GetBytes(Reader));

    /// <summary>Standard input that writes a line <c>mark stamp path content</c>, the last two in base64.</summary>
    public static byte[] Read(string mark) => Input(Locate + ReadBody, mark);

    /// <summary>Standard input that replaces the file; writes <c>mark done</c> or <c>mark changed</c>.</summary>
    public static byte[] Replace(string mark, string stamp, string? backup, byte[] content) => Input(Locate + ReplaceBody.Replace("USER-DESCRIPTOR", UserDescriptor).Replace("SHARED-DESCRIPTOR", SharedDescriptor), mark, stamp, backup ?? "-", Convert.ToBase64String(content));

    private static byte[] Input(string script, params string[] arguments) =>
        Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(script)) + "\n" + string.Join("\n", arguments) + "\n.\n");
}
