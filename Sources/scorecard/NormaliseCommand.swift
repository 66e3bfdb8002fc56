import Glibc
import Ingest
import Records

/// Writes any CSV file as clean UTF-8 CSV and says what it met.
struct NormaliseCommand {
  private let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  /// Writes the clean file and the report and answers with the exit status.
  func run() throws -> Int32 {
    let input = arguments.argument ?? ""
    let options = try readingOptions()
    let paths = ["out", "report", "set-aside"].compactMap { arguments.options[$0] }
    for path in paths where isSameFile(path, input) {
      throw RunError.cannotWrite(path: path, reason: "it is the file that is read")
    }
    let clean = try OutputStream(path: arguments.options["out"])
    let aside = try arguments.options["set-aside"].map { path in try OutputStream(path: path) }
    let report: NormaliserReport
    do {
      report = try Normaliser.normalise(
        path: input,
        options: options,
        write: { clean.write($0) },
        setAside: { aside?.write($0.text + [UInt8(ascii: "\n")]) }
      )
    } catch {
      throw refusal(of: input, error)
    }
    // Rows in which nothing could be read are no table; a header alone is a legal, empty one.
    if report.reading.read > 0, report.reading.given == 0 {
      throw RunError.refused("'\(input)' was refused: none of its rows could be read.")
    }
    try clean.finish()
    try aside?.finish()
    let json = report.json(file: input)
    if let path = arguments.options["report"] {
      let stream = try OutputStream(path: path)
      stream.write(Array(json.utf8))
      try stream.finish()
    } else {
      Console.write(Array(json.utf8), to: STDERR_FILENO)
    }
    return 0
  }

  private func readingOptions() throws(UsageError) -> ReadingOptions {
    var options = ReadingOptions()
    options.delimiter = try arguments.byte("delimiter")
    options.quote = try arguments.byte("quote")
    options.escape = try arguments.byte("escape")
    options.hasNoHeader = arguments.has("no-header")
    if let name = arguments.options["encoding"] {
      guard let encoding = TextEncoding(name: name) else {
        throw UsageError.badValue(
          name,
          option: "encoding",
          expected: "UTF-8, UTF-16LE, UTF-16BE, Windows-1252 or ISO-8859-1"
        )
      }
      options.encoding = encoding
    }
    return options
  }

  /// Tells a file that cannot be read (66) from one whose content is refused (65).
  private func refusal(of path: String, _ error: ReadingError) -> RunError {
    switch error {
    case .missing, .unreadable, .folder, .notAFile:
      let sentence = "\(error)"
      return .unreadable(
        path: path,
        reason: sentence.prefix(1).lowercased() + sentence.dropFirst().dropLast()
      )
    default: return .refused("'\(path)' was refused: \(error)")
    }
  }

  /// Whether two paths lead to one file, by whatever names.
  private func isSameFile(_ first: String, _ second: String) -> Bool {
    var one = stat()
    var other = stat()
    guard unsafe stat(first, &one) == 0, unsafe stat(second, &other) == 0 else { return false }
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino
  }
}
