public import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Compares text with a golden file beside the test, line by line.
///
/// With `RECORD=1` in the environment the golden is rewritten and the test fails, so that a
/// recording run can never be mistaken for a pass.
/// - Parameters:
///   - text: What the program made.
///   - name: The golden's file name.
///   - folder: The folder `Golden` of the test's target.
///   - sourceLocation: Where the expectation stands.
public func expectGolden(
  _ text: String,
  named name: String,
  in folder: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let path = folder + "/" + name
  if unsafe getenv("RECORD") != nil {
    write(text, to: path)
    Issue.record("Recorded '\(name)'; run again without RECORD.", sourceLocation: sourceLocation)
    return
  }
  guard let golden = contents(of: path) else {
    Issue.record("No golden '\(name)'; record it with RECORD=1.", sourceLocation: sourceLocation)
    return
  }
  let difference = lineDifference(from: golden, to: text)
  #expect(difference.isEmpty, "\(name) differs:\n\(difference)", sourceLocation: sourceLocation)
}

/// The lines that one text has and the other has not, at most forty of them.
public func lineDifference(from old: String, to new: String) -> String {
  guard old != new else { return "" }
  let oldLines = old.split(separator: "\n", omittingEmptySubsequences: false)
  let newLines = new.split(separator: "\n", omittingEmptySubsequences: false)
  let changes = newLines.difference(from: oldLines).map { change in
    switch change {
    case .remove(let offset, let line, _): (offset, "- \(offset + 1): \(line)")
    case .insert(let offset, let line, _): (offset, "+ \(offset + 1): \(line)")
    }
  }
  return changes.sorted { $0.0 < $1.0 }.prefix(40).map(\.1).joined(separator: "\n")
}
