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
