public import Catalogue
public import Records

/// What to read, and what is known about it beforehand.
public struct IntakeRequest: Sendable {
  /// The path of the data folder.
  public var folder: String
  /// The files below it, in any order; they are read in the order of their paths.
  public var files: [InputFile]
  /// What the project knows about extracts.
  public var catalogue: Catalogue
  /// The authorities of the partnership, one or more; rows that name none belong to the first.
  public var authorities: [Authority]
  /// The days from which the extracts are complete, as far as the partnership says.
  public var coverage: Coverage
  /// How many files may be read at the same time, at least 1; the result does not depend on it.
  public var jobs: Int
  /// Makes the digest of one file.
  public var makeDigest: @Sendable () -> any ByteDigest

  /// Makes a request.
  public init(
    folder: String,
    files: [InputFile],
    catalogue: Catalogue,
    authorities: [Authority],
    coverage: Coverage = Coverage(),
    jobs: Int = 2,
    makeDigest: @escaping @Sendable () -> any ByteDigest = { NoDigest() }
  ) {
    self.folder = folder
    self.files = files
    self.catalogue = catalogue
    self.authorities = authorities
    self.coverage = coverage
    self.jobs = jobs
    self.makeDigest = makeDigest
  }
}
