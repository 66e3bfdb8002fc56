import Catalogue
import Records

/// What reading one file gave.
struct FileOutcome: Sendable {
  /// The file and what became of its rows so far.
  var report: FileReport
  /// What was found, without what the extract itself carries.
  var findings: [Finding] = []
  /// An extract, when the file is one.
  var extract: ExtractFile?
  /// Reference figures, when the file holds them.
  var reference: ReferenceReading?
  /// The words of a named person, when the file holds them and nothing is wrong with it.
  var commentary: Commentary?

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - input: The file.
  ///   - place: Its position in the report.
  ///   - request: The run.
  init(_ input: InputFile, at place: Int, of request: IntakeRequest) {
    report = FileReport(path: input.path)
    let path = request.folder + "/" + input.path
    do throws(ReadingError) {
      switch input.role {
      case .reference:
        try readReference(path, place, request)
      case .extract:
        try readExtract(path, place, request)
      case .commentary:
        try readCommentary(path, place, request)
      }
    } catch {
      report.refusal = error.description
      hash(path, request)
    }
  }

  private mutating func readReference(
    _ path: String,
    _ place: Int,
    _ request: IntakeRequest
  ) throws(ReadingError) {
    var cells = CellStore(score: ReferenceLayout.score)
    let read = try readRecords(
      path: path,
      options: ReadingOptions(),
      into: &cells,
      digest: request.makeDigest()
    )
    take(read, place)
    let reading = ReferenceReading(
      file: place,
      report: report,
      cells: cells,
      knowledge: ReferenceKnowledge(request.catalogue),
      indicators: request.catalogue.indicators,
      authorities: request.authorities.map(\.code)
    )
    report = reading.report
    reference = reading
  }

  private mutating func readExtract(
    _ path: String,
    _ place: Int,
    _ request: IntakeRequest
  ) throws(ReadingError) {
    var sink = TypingSink(catalogue: request.catalogue, file: place)
    let read = try readRecords(
      path: path,
      options: ReadingOptions(),
      into: &sink,
      digest: request.makeDigest()
    )
    if ReferenceLayout(header: read.header) != nil {
      // Published figures that were laid beside the extracts are read as what they are.
      return try readReference(path, place, request)
    }
    take(read, place)
    do throws(FileRefusal) {
      let typed = try sink.finish()
      var file = ExtractFile(file: place, path: report.path, typed: typed)
      file.nameTerm()
      file.vetDates()
      file.vetBirths()
      file.vetRules(request.catalogue)
      report.dataset = typed.dataset
      report.fields = typed.places.keys.sorted()
      extract = file
    } catch {
      report.refusal = error.description
    }
  }

  /// Takes over what the reader found out about the bytes.
  private mutating func take(_ read: ReadingReport, _ place: Int) {
    report.byteCount = read.byteCount
    report.sha256 = read.digest
    report.rows.read = read.read
    findings = read.warnings.map { warning in
      Finding(
        file: place,
        line: warning.line,
        rule: warning.rule,
        severity: .query,
        action: .kept,
        message: warning.message,
        howToFix: warning.howToFix,
        count: warning.count,
        unit: warning.unit
      )
    }
  }

  /// Sums up the bytes of a file that could not be read as a table, as far as they can be had.
  private mutating func hash(_ path: String, _ request: IntakeRequest) {
    var digest = request.makeDigest()
    var count = 0
    do throws(ReadingError) {
      let file = try OpenFile(path: path)
      var buffer = [UInt8](repeating: 0, count: 131_072)
      while true {
        let read = try file.read(into: &buffer, at: 0)
        guard read > 0 else { break }
        digest.update(buffer.span.extracting(0..<read))
        count += read
      }
      report.sha256 = digest.finish()
      report.byteCount = count
    } catch {
      // The refusal already says that the file cannot be read.
      report.byteCount = 0
    }
  }
}
