public import Records

/// The country, regions and authorities: their codes and names, and how authorities were redrawn.
///
/// Everything joins on the three-digit code of an authority, which outlives its nine-character
/// codes (`formats.md`, trap 16).
public struct AreaRegister: Sendable {
  /// How one authority became others.
  public struct Change: Hashable, Sendable {
    /// What happened.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      /// The new authorities cover together what the old one covered.
      case split
      /// The new authority covers the old one and others.
      case merged
      /// The new authority covers most of the old one.
      case redrawn
      /// The authority stayed and was given another nine-character code.
      case recoded
    }

    /// The three-digit code before.
    public let old: String
    /// The three-digit codes after.
    public let new: [String]
    /// The first reporting year of the new codes.
    public let fromYear: Int
    /// What happened.
    public let kind: Kind

    /// Makes a change.
    public init(old: String, new: [String], fromYear: Int, kind: Kind) {
      self.old = old
      self.new = new
      self.fromYear = fromYear
      self.kind = kind
    }
  }

  /// One area with every code and name that files know it by.
  struct Entry: Sendable {
    let area: Area
    let gss: String
    let names: [String]
  }

  private var byCode: [String: Area] = [:]
  private var byGSS: [String: Area] = [:]
  private var byName: [String: Area] = [:]
  private var gssByCode: [String: String] = [:]
  private let changes: [Change]

  /// Makes a register; an empty one is legal and knows nothing.
  public init() {
    changes = []
  }

  /// Makes a register of areas and of the changes between them.
  init(_ entries: [Entry], changes: [Change]) {
    self.changes = changes
    for entry in entries {
      byCode[entry.area.code] = entry.area
      byGSS[entry.gss] = entry.area
      gssByCode[entry.area.code] = entry.gss
      for name in entry.names { byName[Self.plain(name)] = entry.area }
    }
  }

  /// The authority with a three-digit code, or any area with a nine-character one.
  public func area(code: String) -> Area? { byCode[code] ?? byGSS[code] }

  /// The nine-character code of an area; `nil` for one that is not known.
  public func gss(code: String) -> String? { gssByCode[code] }

  /// The area of a name as any file spells it.
  public func area(named name: String) -> Area? { byName[Self.plain(name)] }

  /// The names of all authorities, in the order of the alphabet.
  public var authorityNames: [String] {
    Set(byCode.values.filter { $0.level == .authority }.map(\.name)).sorted()
  }

  /// The authorities that stand in for one that did not exist in a reporting year: those it became,
  /// or those it was made from; none for one that existed.
  ///
  /// - Parameters:
  ///   - code: The three-digit code.
  ///   - year: The reporting year.
  /// - Returns: Three-digit codes.
  public func standIns(for code: String, year: Int) -> [String] {
    for change in changes where change.old == code && change.kind != .recoded {
      if year >= change.fromYear { return change.new }
    }
    return changes.filter {
      $0.kind != .recoded && $0.new.contains(code) && year < $0.fromYear
    }.map(\.old)
  }

  /// A name in lower case, its letters and digits only.
  private static func plain(_ name: String) -> String {
    String(
      decoding: name.utf8.compactMap { byte -> UInt8? in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
        default: nil
        }
      },
      as: UTF8.self
    )
  }
}
