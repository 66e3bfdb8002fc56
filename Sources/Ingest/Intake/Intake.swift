public import Records

/// Everything that was read from a data folder.
public struct Intake: Sendable {
  /// The extracts, one caseload for each authority, in the order of their codes.
  ///
  /// There is always one for the partnership's own authority, even when no file came.
  public let caseloads: [Caseload]
  /// What others publish.
  public let reference: ReferenceLibrary
  /// What became of every file and row, all authorities together.
  public let quality: QualityReport

  /// Makes an intake.
  public init(caseloads: [Caseload], reference: ReferenceLibrary, quality: QualityReport) {
    self.caseloads = caseloads
    self.reference = reference
    self.quality = quality
  }
}

/// What to read, and what is known about it beforehand.
public struct IntakeRequest: Sendable {
  /// The path of the data folder.
  public var folder: String
  /// The files below it, in any order; they are read in the order of their paths.
  public var files: [InputFile]
  /// The authorities of the partnership, one or more; rows that name none belong to the first.
  public var authorities: [Authority]
  /// The days from which the extracts are complete, as far as the partnership says.
  public var coverage: Coverage
  /// How many files may be read at the same time, at least 1; the result does not depend on it.
  public var jobs: Int

  /// Makes a request.
  public init(
    folder: String,
    files: [InputFile],
    authorities: [Authority],
    coverage: Coverage = Coverage(),
    jobs: Int = 2
  ) {
    self.folder = folder
    self.files = files
    self.authorities = authorities
    self.coverage = coverage
    self.jobs = jobs
  }
}
