/// One file to be written: a path below the edition's folder and its bytes.
public struct OutputFile: Hashable, Sendable {
  /// The path, with `/` between folders: `charts/cpp_count.svg`.
  public let path: String
  /// The content.
  public let bytes: [UInt8]

  /// Makes a file from bytes.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Makes a file from text, which is written as UTF-8.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}
