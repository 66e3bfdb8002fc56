import Glibc

/// What the program says to the person who runs it: results to standard output, all else to
/// standard error.
enum Console {
  /// Writes to standard output; a reader that has gone away is no error of ours.
  static func print(_ text: String) {
    write(Array(text.utf8), to: STDOUT_FILENO)
  }

  /// Writes one line to standard error; a name of a file cannot break it or steer the terminal.
  static func say(_ line: String) {
    var shown = ""
    for scalar in line.unicodeScalars {
      shown +=
        scalar.properties.generalCategory == .control
        ? scalar.escaped(asASCII: true) : String(scalar)
    }
    write(Array((shown + "\n").utf8), to: STDERR_FILENO)
  }

  /// Whether standard error is a terminal on which progress may be drawn.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes all bytes to an open file; `false` when the file does not take them.
  @discardableResult
  static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(file, buffer.baseAddress.map { unsafe $0 + sent }, buffer.count - sent)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }
}
