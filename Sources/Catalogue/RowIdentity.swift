import Records

/// Which fields together tell that two rows are about the same thing, such as the same plan.
///
/// A dataset has several in the order of their strength: an id of its own first, then what stands
/// in for it where the layout has none, such as the child and the start.
public struct RowIdentity: Hashable, Sendable {
  /// What becomes of rows in one file that agree in the fields and differ elsewhere.
  public enum Repeat: String, Hashable, Sendable {
    /// Neither can be believed: all are set aside (ruling "One plan id, two contents").
    case setAside = "set aside"
    /// They are different things, such as two missing episodes that begin on one day.
    case keep
    /// They are one thing written twice, such as two referrals of a child on one day.
    case duplicate
  }

  /// The positions of the fields in the dataset.
  public let fields: [Int]
  /// Those of them that may be empty; a row that lacks another one does not have the identity.
  public let optional: Set<Int>
  /// What becomes of rows in one file that agree in them and differ elsewhere.
  public let repeats: Repeat

  /// Makes an identity.
  public init(fields: [Int], optional: Set<Int> = [], repeats: Repeat) {
    self.fields = fields
    self.optional = optional
    self.repeats = repeats
  }
}

extension Catalogue {
  /// Reads `identities.csv`: the identities of each dataset, strongest first.
  ///
  /// A field whose name ends with `?` may be empty. A dataset that it does not name has none: only rows that are the same in every field are one.
  static func identities(
    from sheets: CatalogueSheets,
    schema: Schema
  ) throws(CatalogueError) -> [String: [RowIdentity]] {
    var identities: [String: [RowIdentity]] = [:]
    for sheet in sheets.named("identities") {
      for row in sheet.rows {
        func fail(_ column: String, _ problem: CatalogueError.Problem) -> CatalogueError {
          CatalogueError(file: sheet.file, line: row.line, column: column, problem: problem)
        }
        let name = sheet.cell(row, "dataset")
        guard let dataset = schema[name] else {
          let nearest = nearestWord(to: name, among: schema.datasets.map(\.name))
          throw fail("dataset", .unknown(what: "dataset", word: name, nearest: nearest))
        }
        var fields: [Int] = []
        var optional: Set<Int> = []
        for part in sheet.cell(row, "fields").split(separator: " ") {
          let word = part.hasSuffix("?") ? part.dropLast() : part
          guard let place = dataset.place(of: String(word)) else {
            let nearest = nearestWord(to: String(word), among: dataset.fields.map(\.name))
            throw fail(
              "fields",
              .unknown(what: "field of \(name)", word: String(word), nearest: nearest)
            )
          }
          fields.append(place)
          if part.hasSuffix("?") { optional.insert(place) }
        }
        guard !fields.isEmpty else { throw fail("fields", .empty) }
        let word = sheet.cell(row, "repeats")
        guard let repeats = RowIdentity.Repeat(rawValue: word) else {
          throw fail("repeats", .unknown(what: "word", word: word, nearest: nil))
        }
        identities[name, default: []].append(
          RowIdentity(fields: fields, optional: optional, repeats: repeats)
        )
      }
    }
    return identities
  }
}
