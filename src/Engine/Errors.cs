namespace Compat;

/// <summary>PyTorch's RuntimeError: the operation cannot be done with these operands.</summary>
public class RuntimeError(string message, Exception? inner = null) : InvalidOperationException(message, inner);

/// <summary>PyTorch's NotImplementedError, a RuntimeError as in Python.</summary>
public class NotImplementedError(string message) : RuntimeError(message);

/// <summary>PyTorch's IndexError: a dimension or an index lies outside the tensor.</summary>
public class IndexError(string message) : ArgumentOutOfRangeException(null, message);

/// <summary>PyTorch's ValueError: an argument has the right type and a wrong value.</summary>
public class ValueError(string message) : ArgumentException(message);

/// <summary>PyTorch's TypeError: an argument has a type the operator does not take.</summary>
public class TypeError(string message) : ArgumentException(message);

/// <summary>Python's AttributeError: the object has no such attribute.</summary>
public class AttributeError(string message) : MissingMemberException(message);

/// <summary>Python's AssertionError.</summary>
public class AssertionError(string message) : Exception(message);

/// <summary>Python's KeyError: the dictionary has no such key.</summary>
public class KeyError(string message) : KeyNotFoundException(message);

/// <summary>Python's ZeroDivisionError.</summary>
public class ZeroDivisionError(string message) : DivideByZeroException(message);

/// <summary>Python's OverflowError: a number does not fit.</summary>
public class OverflowError(string message) : OverflowException(message);
