/// Takes the bytes of a file as they are read and sums them up, so that reading and hashing are
/// one pass.
///
/// Records knows no cryptography: the front door brings SHA-256.
public protocol ByteDigest {
  /// Takes the next bytes of the file.
  mutating func update(_ bytes: Span<UInt8>)

  /// Sums up all bytes taken so far, as lower-case hexadecimal digits.
  mutating func finish() -> String
}

/// The digest of a reader that nobody asked for one.
public struct NoDigest: ByteDigest {
  /// Makes a digest that keeps nothing.
  public init() {}

  /// Takes the next bytes of the file and forgets them.
  public mutating func update(_ bytes: Span<UInt8>) {}

  /// The empty text.
  public mutating func finish() -> String { "" }
}
