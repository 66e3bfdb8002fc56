/// What became of every row of one file: read = accepted + rejected + duplicate.
public struct RowAccount: Hashable, Sendable {
  /// Records below the header, footers and blank lines left out.
  public var read: Int
  /// Records that count.
  public var accepted: Int
  /// Records set aside.
  public var rejected: Int
  /// Records that another record already says.
  public var duplicate: Int

  /// Makes an account.
  public init(read: Int = 0, accepted: Int = 0, rejected: Int = 0, duplicate: Int = 0) {
    self.read = read
    self.accepted = accepted
    self.rejected = rejected
    self.duplicate = duplicate
  }

  /// Whether every row is accounted for.
  public var isBalanced: Bool { read == accepted + rejected + duplicate }
}

/// One input file and what was made of it.
public struct FileReport: Sendable {
  /// The path below the data folder, with `/` between folders.
  public let path: String
  /// The dataset it was recognised as; `nil` when it was refused.
  public var dataset: String?
  /// Why it was refused, in one sentence with a next step; `nil` when it was read.
  public var refusal: String?
  /// Its size in bytes.
  public var byteCount: Int
  /// Its SHA-256 as lower-case hexadecimal digits.
  public var sha256: String
  /// The fields that its columns fill, as `dataset.field` in the order of the alphabet; empty for
  /// files that are no extracts.
  public var fields: [String] = []
  /// What became of its rows.
  public var rows: RowAccount
  /// What the reader met and did, such as `Windows-1252`, one short sentence each.
  public var notes: [String]
  /// The newest month that the file speaks of, from its name, its path or its rows.
  public var newestMonth: Month?
  /// The authority whose rows the file holds; empty when the partnership has only one.
  public var authority: String

  /// Makes the report of a file that has not been read yet.
  public init(path: String) {
    self.path = path
    byteCount = 0
    sha256 = ""
    rows = RowAccount()
    notes = []
    authority = ""
  }
}

/// A spelling that no code list knows, and how often it came.
public struct UnmatchedSpelling: Hashable, Sendable {
  /// The position of the file in `QualityReport.files`.
  public let file: Int
  /// The catalogue's name of the field.
  public let field: String
  /// The code list that was tried.
  public let codeList: String
  /// The spelling as it came.
  public let spelling: String
  /// The label of the nearest known code; empty when none is near.
  public let nearest: String
  /// In how many rows it came.
  public let count: Int

  /// Makes an unmatched spelling.
  public init(
    file: Int,
    field: String,
    codeList: String,
    spelling: String,
    nearest: String,
    count: Int
  ) {
    self.file = file
    self.field = field
    self.codeList = codeList
    self.spelling = spelling
    self.nearest = nearest
    self.count = count
  }
}

/// Everything that reading the extracts brought to light.
public struct QualityReport: Sendable {
  /// Every input file, in the order of their paths.
  public var files: [FileReport]
  /// What was found, in the order of files and lines.
  public var findings: [Finding]
  /// The rows that were set aside.
  public var setAside: [SetAsideRow]
  /// The spellings that no code list knows.
  public var unmatched: [UnmatchedSpelling]
  /// The totals that agencies sent, by agency and what they are; known once they are counted.
  public var totals: [TotalsReceived] = []

  /// Makes a report.
  public init(
    files: [FileReport] = [],
    findings: [Finding] = [],
    setAside: [SetAsideRow] = [],
    unmatched: [UnmatchedSpelling] = []
  ) {
    self.files = files
    self.findings = findings
    self.setAside = setAside
    self.unmatched = unmatched
  }
}
