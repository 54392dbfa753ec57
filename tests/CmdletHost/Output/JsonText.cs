using System;
using System.Collections;
using System.Globalization;
using System.IO;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SshAdmin.CmdletHost.Output;

/// <summary>One object as one line of JSON: properties, enums by name, nested values kept.</summary>
public static class JsonText
{
    // Deeper is a cycle, not data.
    private const int MaximumDepth = 12;

    public static string Of(object? value)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(writer, value, 0);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, object? value, int depth)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case Enum name:
                writer.WriteStringValue(name.ToString());
                break;
            case sbyte or byte or short or ushort or int or long:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case uint or ulong:
                writer.WriteNumberValue(Convert.ToUInt64(value, CultureInfo.InvariantCulture));
                break;
            case double or float when double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)):
                writer.WriteNumberValue(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case byte[] bytes:
                writer.WriteBase64StringValue(bytes);
                break;
            case DateTime time:
                writer.WriteStringValue(time.ToString("o", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset time:
                writer.WriteStringValue(time.ToString("o", CultureInfo.InvariantCulture));
                break;
            case SecureString:
                writer.WriteStringValue(nameof(SecureString));
                break;
            case string or char or IFormattable or Uri or Version or Type:
                writer.WriteStringValue(PropertyView.Text(value));
                break;
            case var _ when depth >= MaximumDepth:
                writer.WriteStringValue(PropertyView.Text(value));
                break;
            case IDictionary:
                WriteObject(writer, value, depth);
                break;
            case IEnumerable many:
                writer.WriteStartArray();
                foreach (object? one in many)
                {
                    Write(writer, one, depth + 1);
                }

                writer.WriteEndArray();
                break;
            default:
                WriteObject(writer, value, depth);
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, object value, int depth)
    {
        writer.WriteStartObject();
        foreach ((string name, object? item) in PropertyView.Of(value))
        {
            writer.WritePropertyName(name);
            Write(writer, item, depth + 1);
        }

        writer.WriteEndObject();
    }
}
