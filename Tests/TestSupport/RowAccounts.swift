public import Records
public import Testing

/// Expects that every row of every file is accounted for, once: rows read are rows accepted, set
/// aside and duplicate, and each row that was set aside is kept.
///
/// Every test that reads files with the intake reads them through a function that calls this.
/// - Parameters:
///   - quality: What became of the files.
///   - sourceLocation: Where the expectation stands.
public func expectEveryRowIsAccountedFor(
  in quality: QualityReport,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  var aside: [Int: Int] = [:]
  for row in quality.setAside { aside[row.file, default: 0] += 1 }
  for (place, file) in quality.files.enumerated() {
    expectBalance(of: file.rows, file.path, sourceLocation)
    #expect(
      file.rows.rejected == aside[place, default: 0],
      "\(file.path): not every row that was set aside is kept",
      sourceLocation: sourceLocation
    )
    #expect(
      file.refusal == nil || file.rows == RowAccount(),
      "\(file.path) was refused and counts rows",
      sourceLocation: sourceLocation
    )
  }
}

/// Expects that a file's rows read are its rows accepted, set aside and duplicate.
public func expectBalance(
  of rows: RowAccount,
  _ name: String,
  _ sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    rows.read == rows.accepted + rows.rejected + rows.duplicate,
    "\(name): \(rows)",
    sourceLocation: sourceLocation
  )
  #expect(
    min(rows.read, rows.accepted, rows.rejected, rows.duplicate) >= 0,
    "\(name): \(rows)",
    sourceLocation: sourceLocation
  )
}

/// Expects the same of every line of a written `data-quality.csv`.
public func expectEveryRowIsAccountedFor(
  inTable text: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  // A name of a file may hold line breaks; the table then quotes it.
  var lines: [String] = []
  for part in text.split(separator: "\n") {
    if let last = lines.last, last.count(where: { $0 == "\"" }) % 2 == 1 {
      lines[lines.count - 1] = last + " " + part
    } else {
      lines.append(String(part))
    }
  }
  for line in lines.dropFirst() {
    let cells = line.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = cells.suffix(4).compactMap { Int($0) }
    guard numbers.count == 4 else {
      Issue.record("no account: \(line)", sourceLocation: sourceLocation)
      continue
    }
    let rows = RowAccount(
      read: numbers[0],
      accepted: numbers[1],
      rejected: numbers[2],
      duplicate: numbers[3]
    )
    expectBalance(of: rows, String(line), sourceLocation)
  }
}
