namespace System.Management.Automation;

public interface IContainsErrorRecord
{
    ErrorRecord ErrorRecord { get; }
}

public class RuntimeException : SystemException, IContainsErrorRecord
{
    private readonly ErrorRecord? _record;

    public RuntimeException()
    {
    }

    public RuntimeException(string message)
        : base(message)
    {
    }

    public RuntimeException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public RuntimeException(string message, Exception? innerException, ErrorRecord? errorRecord)
        : base(message, innerException) => _record = errorRecord;

    public virtual ErrorRecord ErrorRecord => _record ?? new ErrorRecord(this, "RuntimeException", ErrorCategory.NotSpecified, null);
}

public class PipelineStoppedException : RuntimeException
{
    public PipelineStoppedException()
        : base("The pipeline has been stopped.")
    {
    }

    public PipelineStoppedException(string message)
        : base(message)
    {
    }

    public PipelineStoppedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

public class ActionPreferenceStopException : RuntimeException
{
    /// <summary>For the host: the error that -ErrorAction Stop made terminating.</summary>
    public ActionPreferenceStopException(ErrorRecord record)
        : base(record.ToString(), record.Exception, record)
    {
    }
}

public class MetadataException : RuntimeException
{
    public MetadataException()
    {
    }

    public MetadataException(string message)
        : base(message)
    {
    }

    public MetadataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

public class ValidationMetadataException : MetadataException
{
    public ValidationMetadataException()
    {
    }

    public ValidationMetadataException(string message)
        : base(message)
    {
    }

    public ValidationMetadataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

public class ArgumentTransformationMetadataException : MetadataException
{
    public ArgumentTransformationMetadataException()
    {
    }

    public ArgumentTransformationMetadataException(string message)
        : base(message)
    {
    }

    public ArgumentTransformationMetadataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

public class ParameterBindingException : RuntimeException
{
    public ParameterBindingException(string message)
        : base(message)
    {
    }

    /// <summary>For the binder.</summary>
    public ParameterBindingException(string errorId, ErrorCategory category, string message, string parameterName, Exception? inner)
        : base(message, inner)
    {
        ErrorId = errorId;
        ParameterName = parameterName;
        Category = category;
    }

    public string ErrorId { get; } = "";

    public string ParameterName { get; } = "";

    public override ErrorRecord ErrorRecord => new(this, ErrorId, Category, null);

    private ErrorCategory Category { get; } = ErrorCategory.InvalidArgument;
}

public class WildcardPatternException(string message) : RuntimeException(message);

public class SessionStateException(string message) : RuntimeException(message);

public class ItemNotFoundException(string message) : SessionStateException(message)
{
    public override ErrorRecord ErrorRecord => new(this, "PathNotFound", ErrorCategory.ObjectNotFound, null);
}

public class DriveNotFoundException(string message) : SessionStateException(message)
{
    public override ErrorRecord ErrorRecord => new(this, "DriveNotFound", ErrorCategory.ObjectNotFound, null);
}

public class ProviderNotFoundException(string message) : SessionStateException(message);

public class PSInvalidCastException(string message, Exception? innerException) : InvalidCastException(message, innerException);

public class PSInvalidOperationException : InvalidOperationException
{
    public PSInvalidOperationException()
    {
    }

    public PSInvalidOperationException(string message)
        : base(message)
    {
    }

    public PSInvalidOperationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

public class PSArgumentException : ArgumentException
{
    public PSArgumentException()
    {
    }

    public PSArgumentException(string message)
        : base(message)
    {
    }

    public PSArgumentException(string message, string paramName)
        : base(message, paramName)
    {
    }
}
