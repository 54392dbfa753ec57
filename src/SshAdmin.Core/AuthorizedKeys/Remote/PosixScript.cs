using System.Globalization;

namespace SshAdmin.Core.AuthorizedKeys.Remote;

/// <summary>The commands for servers with a POSIX shell. Pure.</summary>
/// <remarks>
/// The login shell may be csh or fish, so that all it gets to understand is <c>exec sh -c</c> and one text in single quotes:
/// in it no single quote, no exclamation mark (history of csh), no backslash (fish reads it inside quotes) and no line break
/// (csh). Nothing of the user's is part of a command; keys travel on standard input. Only tools of POSIX and of busybox occur.
/// </remarks>
internal static class PosixScript
{
    /// <summary>Behind the mark, in the line that tells of a second file.</summary>
    public const string MoreEnding = "-more";

    // OpenWrt runs Dropbear, which reads root's keys from there.
    private const string OpenWrt =
        "if [ -e /etc/openwrt_release ] && [ -d /etc/dropbear ] && [ \"$(id -u)\" = 0 ]; then f=/etc/dropbear/authorized_keys; fi; ";

    private const string Resolve =
        "if [ -h \"$f\" ]; then f=$(readlink -f \"$f\"); [ -n \"$f\" ] || exit 98; fi; "
        + "stamp() { s=-; if [ -e \"$f\" ]; then set -- $(ls -lin \"$f\"); s=$1,$6; fi; }; stamp; ";

    /// <summary>Writes a line <c>mark stamp path</c>, then the file; before it a line <c>mark-more yes</c> where the first is not all.</summary>
    /// <param name="mark">Unlikely in anything else that a login prints.</param>
    /// <param name="name">Of the file.</param>
    public static string Read(string mark, string name = RemoteKeysFile.First) => Wrap(
        Locate(name)
        + (name == RemoteKeysFile.First ? More(mark) : "")
        + "case $f in /*) p=$f;; *) p=$PWD/$f;; esac; "
        + $"printf %s \"{mark} $s $p\"; echo; if [ -e \"$f\" ]; then cat \"$f\" || exit 92; fi");

    /// <summary>Takes the new file from standard input; writes <c>mark done</c> or <c>mark changed</c>.</summary>
    /// <remarks>The new file begins as a copy, for mode, owner and what else cp keeps; a file that not even its owner may write has to be writable meanwhile.</remarks>
    /// <param name="mark">Unlikely in anything else that a login prints.</param>
    /// <param name="stamp">As read.</param>
    /// <param name="length">Of the new file, so that a connection that breaks leaves the old one.</param>
    /// <param name="backup">The ending of the copy's name; <c>null</c> for no copy.</param>
    /// <param name="name">Of the file.</param>
    public static string Replace(string mark, string stamp, int length, string? backup, string name = RemoteKeysFile.First) => Wrap(
        Locate(name)
        + "d=${f%/*}; [ -d \"$d\" ] || mkdir \"$d\" || [ -d \"$d\" ] || exit 93; [ \"$d\" = .ssh ] && chmod go-w .ssh; "
        + "t=$f.$$.new; l=$f.lock; n=0; "
        + "until mkdir \"$l\" 2>/dev/null; do n=$((n+1)); [ $n -gt 20 ] && exit 94; [ -w \"$d\" ] || exit 93; sleep 1; done; "
        + "clean() { rm -f \"$t\"; rmdir \"$l\"; }; trap clean 0; trap \"exit 95\" 1 2 13 15; "
        + $"stamp; if [ \"$s\" = {stamp} ]; then :; else echo {mark} changed; exit 0; fi; "
        + "m=u+w; if [ -e \"$f\" ]; then case $(ls -l \"$f\") in ??-*) m=u-w;; esac; cp -p \"$f\" \"$t\" && chmod u+w,go-w \"$t\" || exit 96; fi; "
        + "cat > \"$t\" || exit 96; set -- $(wc -c < \"$t\"); "
        + $"[ \"$1\" = {length.ToString(CultureInfo.InvariantCulture)} ] || exit 97; "
        + (backup is null ? "" : $"if [ -e \"$f\" ]; then cp -p \"$f\" \"$f{backup}\" || exit 96; fi; ")
        + "chmod $m \"$t\" && mv -f \"$t\" \"$f\" || exit 96; "
        + "if command -v restorecon >/dev/null 2>&1; then restorecon -F \"$d\" \"$f\" >/dev/null 2>&1; fi; "
        + $"echo {mark} done");

    /// <summary>What a script says by its exit status.</summary>
    public static string Explain(int? status) => status switch
    {
        91 => "the home folder cannot be entered",
        92 => "the file may not be read",
        93 => "the folder of the file cannot be written",
        94 => "the lock 'authorized_keys.lock' beside the file stays taken; remove that folder when nobody else is at work there",
        96 => "the new file could not be written",
        97 => "the new file did not arrive whole",
        98 => "the file is a link whose target cannot be found",
        _ => "the script ended with status " + (status?.ToString(CultureInfo.InvariantCulture) ?? "unknown"),
    };

    private static string Locate(string name) => $"umask 077; cd || exit 91; f=.ssh/{name}; " + (name == RemoteKeysFile.First ? OpenWrt : "") + Resolve;

    // A link to the first file is no second one.
    private static string More(string mark) =>
        $"j=.ssh/{RemoteKeysFile.Second}; if [ -s $j ]; then set -- $(ls -Lin $j); i=$1; set -- $(ls -Lin \"$f\" 2>/dev/null); [ \"$1\" = \"$i\" ] || echo {mark}{MoreEnding} yes; fi; ";

    private static string Wrap(string script) => $"exec sh -c '{script}'";
}
