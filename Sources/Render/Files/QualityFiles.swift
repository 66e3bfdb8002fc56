import Metrics
import Records
import Release

/// The files behind the data-quality page; internal only.
func qualityFiles(of quality: QualityReport) -> [OutputFile] {
  [accountFile(of: quality), findingsFile(of: quality), spellingsFile(of: quality)]
    + setAsideFiles(of: quality)
}

private func path(_ file: Int, in quality: QualityReport) -> String {
  quality.files.indices.contains(file) ? quality.files[file].path : ""
}

private func accountFile(of quality: QualityReport) -> OutputFile {
  var csv = CSVWriter(header: [
    "file", "dataset", "rows_read", "rows_accepted", "rows_rejected", "rows_duplicate",
  ])
  for file in quality.files {
    let rows = [file.rows.read, file.rows.accepted, file.rows.rejected, file.rows.duplicate]
    csv.append([file.path, file.dataset ?? ""] + rows.map { String($0) })
  }
  return csv.file(path: "data-quality.csv")
}

private func findingsFile(of quality: QualityReport) -> OutputFile {
  var csv = CSVWriter(header: [
    "file", "line", "column", "field", "rule", "severity", "action", "message", "how_to_fix",
  ])
  for finding in worstFirst(quality.findings) {
    // Sentences about other things than rows say themselves how many they are.
    let isSaid = finding.count == 1 || finding.unit != .row && finding.unit != .total
    let message =
      isSaid
      ? finding.message
      : "\(finding.message) (\(counted(finding.count, finding.unit.rawValue)))"
    csv.append([
      path(finding.file, in: quality), finding.line.map { String($0) } ?? "",
      finding.columnLetter, finding.field ?? "", finding.rule, finding.severity.rawValue,
      finding.action.rawValue, message, finding.howToFix,
    ])
  }
  return csv.file(path: "findings.csv")
}

/// Rows set aside first, errors before queries, the most rows first, then by file and line.
private func worstFirst(_ findings: [Finding]) -> [Finding] {
  func rank(_ finding: Finding) -> (Int, Int, Int) {
    (finding.action == .setAside ? 0 : 1, finding.severity == .error ? 0 : 1, -finding.count)
  }
  return findings.enumerated().sorted { first, second in
    let (one, other) = (rank(first.element), rank(second.element))
    return one == other ? first.offset < second.offset : one < other
  }.map(\.element)
}

private func spellingsFile(of quality: QualityReport) -> OutputFile {
  var csv = CSVWriter(header: ["file", "field", "code_list", "spelling", "nearest", "count"])
  for unmatched in quality.unmatched {
    csv.append([
      path(unmatched.file, in: quality), unmatched.field, unmatched.codeList, unmatched.spelling,
      unmatched.nearest, String(unmatched.count),
    ])
  }
  return csv.file(path: "unmatched-codes.csv")
}

/// One file an input with the rows that were set aside, each as it came with its reason.
private func setAsideFiles(of quality: QualityReport) -> [OutputFile] {
  let byFile = Dictionary(grouping: quality.setAside, by: \.file)
  var taken: Set<String> = []
  return byFile.keys.sorted().map { file in
    var csv = CSVWriter(header: ["line", "rule", "reason", "row"])
    for row in byFile[file] ?? [] {
      csv.append([
        String(row.firstLine), row.rule, row.reason, String(decoding: row.text, as: UTF8.self),
      ])
    }
    var name = safePath(path(file, in: quality))
    // Two inputs may come to one name, and a long one may be too long with its ending.
    if name.split(separator: "/").contains(where: { $0.utf8.count > 255 }) || name.isEmpty
      || !taken.insert(name).inserted
    {
      name = "file-\(file + 1).csv"
    }
    return csv.file(path: "set-aside/" + name)
  }
}

/// A path that stays below its folder, whatever the input was called, and ends with `.csv`.
private func safePath(_ path: String) -> String {
  let parts = path.split(separator: "/").filter { $0 != "." }.map { $0 == ".." ? "__" : $0 }
  let joined = parts.joined(separator: "/")
  return joined.isEmpty || joined.lowercased().hasSuffix(".csv") ? joined : joined + ".csv"
}
