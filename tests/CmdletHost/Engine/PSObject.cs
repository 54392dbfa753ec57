using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace System.Management.Automation;

/// <summary>An object with a list of named properties: its own, a dictionary's entries, or notes added to a bag.</summary>
public class PSObject : IFormattable
{
    private readonly PropertyList _properties = new();

    public PSObject()
        : this(new PropertyBag())
    {
    }

    public PSObject(object obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        BaseObject = obj is PSObject inner ? inner.BaseObject : obj;
        foreach (PSPropertyInfo property in obj is PSObject other ? other.Properties : Adapt(obj))
        {
            _properties.Add(property);
        }
    }

    public object BaseObject { get; }

    public object ImmediateBaseObject => BaseObject;

    public PSMemberInfoCollection<PSPropertyInfo> Properties => _properties;

    public static implicit operator PSObject(Hashtable valueToConvert) => AsPSObject(valueToConvert);

    public static implicit operator PSObject(string valueToConvert) => AsPSObject(valueToConvert);

    public static PSObject AsPSObject(object obj) => obj as PSObject ?? new PSObject(obj);

    /// <summary>What is inside, or the bag itself when it has nothing but notes.</summary>
    public static object? Unwrap(object? value) => value is PSObject { BaseObject: not PropertyBag } wrapped ? wrapped.BaseObject : value;

    public override string ToString() => BaseObject is PropertyBag
        ? "@{" + string.Join("; ", Properties.Select(property => $"{property.Name}={property.Value}")) + "}"
        : BaseObject.ToString() ?? "";

    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    private static IEnumerable<PSPropertyInfo> Adapt(object obj)
    {
        if (obj is IDictionary dictionary)
        {
            return dictionary.Keys.Cast<object>().Select(key => (PSPropertyInfo)new PSNoteProperty(key.ToString()!, dictionary[key])).ToList();
        }

        return obj.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0 && obj is not PropertyBag)
            .Select(property => (PSPropertyInfo)new ReflectedProperty(obj, property));
    }

    private sealed class PropertyBag;

    private sealed class ReflectedProperty(object owner, PropertyInfo property) : PSPropertyInfo(property.Name)
    {
        public override object? Value
        {
            get => property.GetValue(owner);
            set => property.SetValue(owner, value);
        }
    }

    private sealed class PropertyList : PSMemberInfoCollection<PSPropertyInfo>
    {
        private readonly List<PSPropertyInfo> _items = [];

        public override PSPropertyInfo? this[string name] => _items.Find(item => string.Equals(item.Name, name, StringComparison.OrdinalIgnoreCase));

        public override void Add(PSPropertyInfo member) => _items.Add(member);

        public override void Remove(string name) => _items.RemoveAll(item => string.Equals(item.Name, name, StringComparison.OrdinalIgnoreCase));

        public override IEnumerator<PSPropertyInfo> GetEnumerator() => _items.GetEnumerator();
    }
}

public abstract class PSMemberInfo(string name)
{
    public string Name { get; } = name;

    public abstract object? Value { get; set; }
}

public abstract class PSPropertyInfo(string name) : PSMemberInfo(name);

public class PSNoteProperty(string name, object? value) : PSPropertyInfo(name)
{
    public override object? Value { get; set; } = value;
}

public abstract class PSMemberInfoCollection<T> : IEnumerable<T>
    where T : PSMemberInfo
{
    public abstract T? this[string name] { get; }

    public abstract void Add(T member);

    public abstract void Remove(string name);

    public abstract IEnumerator<T> GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
