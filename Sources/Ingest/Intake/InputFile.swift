/// One file that a partnership put into its data folder.
public struct InputFile: Hashable, Sendable {
  /// What a file is for, told by the folder that it lies in.
  public enum Role: Hashable, Sendable {
    /// What an agency sent, below `extracts/`.
    case extract
    /// Published figures and the like, below `reference/`.
    case reference
    /// Words by named people, below `commentary/`.
    case commentary
  }

  /// The path below the data folder, with `/` between folders: `extracts/2025-09/plans.csv`.
  public let path: String
  /// What it is for.
  public let role: Role

  /// Makes an input file.
  public init(path: String, role: Role) {
    self.path = path
    self.role = role
  }

  /// Makes an input file; everything below `reference/` is reference, below `commentary/`
  /// commentary, all else an extract.
  public init(path: String) {
    let isReference = path.hasPrefix("reference/")
    let isCommentary = path.hasPrefix("commentary/")
    self.init(path: path, role: isReference ? .reference : isCommentary ? .commentary : .extract)
  }
}
