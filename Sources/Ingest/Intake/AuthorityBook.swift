import Records

/// The authorities of a run, told by their codes and names.
struct AuthorityBook {
  /// The authorities: those of the partnership first, then others in the order of their codes.
  private(set) var authorities: [Authority]

  private var places: [String: Int] = [:]
  private let published: [String: String]

  /// Makes a book.
  ///
  /// - Parameters:
  ///   - authorities: The authorities of the partnership, one or more.
  ///   - reference: Published figures, whose areas name codes and names of all authorities.
  init(_ authorities: [Authority], reference: ReferenceLibrary) {
    self.authorities = authorities
    var published: [String: String] = [:]
    for table in reference.tables {
      for row in table.rows where row.area.level == .authority {
        published[row.area.code] = row.area.name
        published[Self.plain(row.area.name)] = row.area.code
      }
    }
    self.published = published
    for (place, authority) in authorities.enumerated() {
      places[authority.code] = place
      places[Self.plain(authority.name)] = place
    }
  }

  /// The position of an authority that a row or a folder names; `nil` when it is none.
  mutating func place(of text: String) -> Int? {
    let plain = Self.plain(text)
    if let place = places[text] ?? places[plain] { return place }
    let code = Self.isCode(text) ? text : published[plain]
    guard let code else { return nil }
    if let place = places[code] {
      places[text] = place
      return place
    }
    let place = authorities.count
    authorities.append(Authority(code: code, name: published[code] ?? code))
    places[code] = place
    places[text] = place
    return place
  }

  private static func isCode(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// A name without what stands round it: `Surrey County Council` and `surrey` are one.
  private static func plain(_ name: String) -> String {
    let words = name.lowercased().split { !$0.isLetter }
    let common: Set<Substring> = [
      "council", "county", "city", "borough", "metropolitan", "royal", "london", "of", "the", "la",
      "mbc", "cc", "bc",
    ]
    let own = words.filter { !common.contains($0) }
    return (own.isEmpty ? words : own).joined(separator: " ")
  }
}
