/// A local authority: its three-digit code and its name.
public struct Authority: Hashable, Sendable {
  /// The three-digit local authority code as text: `825`.
  public let code: String
  /// The name: `Buckinghamshire`.
  public let name: String

  /// Makes an authority.
  public init(code: String, name: String) {
    self.code = code
    self.name = name
  }
}

/// What kind of area a published figure is about.
public enum AreaLevel: String, Hashable, Sendable {
  /// England.
  case national = "National"
  /// One of the nine regions.
  case regional = "Regional"
  /// One local authority.
  case authority = "Local authority"
}

/// The area that a published figure is about.
public struct Area: Hashable, Sendable {
  /// The kind of area.
  public let level: AreaLevel
  /// The three-digit code of an authority, else the nine-character code.
  public let code: String
  /// The name as published.
  public let name: String
  /// The region that an authority lies in, as published; empty for England.
  public let region: String

  /// Makes an area.
  public init(level: AreaLevel, code: String, name: String, region: String) {
    self.level = level
    self.code = code
    self.name = name
    self.region = region
  }
}
