import Catalogue
import FoundationEssentials
import Records
import Release

/// What `partnership.json` says: who the partnership is and what should come each month.
struct PartnershipSettings: Equatable {
  /// One authority of a partnership that has several.
  struct NamedAuthority: Decodable, Equatable {
    /// The three-digit code.
    let code: String
    /// The name.
    let name: String
  }

  /// The name of the partnership.
  var partnership: String
  /// The authorities, one or more.
  var authorities: [Authority]
  /// The day from which all extracts are complete; `nil` when it is not said.
  var coversFrom: CalendarDate?
  /// The day from which the extracts of one dataset are complete.
  var coversFromByDataset: [String: CalendarDate] = [:]
  /// The datasets that should come each month.
  var expects: [String] = []
  /// The authority's own choice of statistical neighbours, as three-digit codes.
  var neighbours: [String] = []
  /// The name of the neighbour model to use; empty for the newest there is.
  var neighbourModel = ""
  /// How long internal editions and rows set aside are kept.
  var retention = Retention()
  /// The smallest count that may be published.
  var smallestCount = SmallestCount.standard

  /// For how many months something is kept; `nil` where the partnership has not said.
  struct Retention: Equatable {
    /// Internal editions, with the rows set aside in them.
    var internalEditions: Int?
    /// Rows set aside, where they are to go before the edition that they stand in.
    var setAside: Int?
  }
}

extension PartnershipSettings {
  /// The names that the file may use, so that a misspelt one is found.
  private static let knownKeys = [
    "partnership", "authority_code", "authority_name", "covers_from", "expects", "neighbours",
    "neighbour_model", "retention", "thresholds", "authorities",
  ]

  /// The file as it stands.
  private struct File: Decodable {
    let partnership: String
    let authority_code: String?
    let authority_name: String?
    let covers_from: CoversFrom?
    let expects: [String]?
    let neighbours: [String]?
    let neighbour_model: String?
    let authorities: [NamedAuthority]?
    let retention: [String: Int]?
    let thresholds: [String: Int64]?
  }

  /// The names of an object, whatever their values.
  private struct AnyNames: Decodable {
    struct Name: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    let names: [String]

    init(from decoder: any Decoder) throws {
      names = try decoder.container(keyedBy: Name.self).allKeys.map(\.stringValue)
    }
  }

  /// One date for all datasets, or one for each.
  private enum CoversFrom: Decodable {
    case all(String)
    case byDataset([String: String])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .all(text)
      } else {
        self = .byDataset(try container.decode([String: String].self))
      }
    }
  }

  /// Reads the settings.
  ///
  /// - Parameters:
  ///   - bytes: The content of `partnership.json`.
  ///   - path: Its path, for messages.
  /// - Throws: `RunError.badPartnership` with what is wrong and what is expected.
  init(json bytes: [UInt8], path: String) throws(RunError) {
    func bad(_ reason: String) -> RunError { .badPartnership(path: path, reason: reason) }
    if let names = try? JSONDecoder().decode(AnyNames.self, from: Data(bytes)) {
      for name in names.names.sorted() where !Self.knownKeys.contains(name) {
        let hint = nearestWord(to: name, among: Self.knownKeys).map { " Did you mean '\($0)'?" }
        throw bad("there is no setting '\(name)'.\(hint ?? "")")
      }
    }
    let file: File
    do {
      file = try JSONDecoder().decode(File.self, from: Data(bytes))
    } catch let DecodingError.keyNotFound(key, _) {
      throw bad("the name '\(key.stringValue)' is missing.")
    } catch let DecodingError.typeMismatch(_, context) {
      let name = context.codingPath.map(\.stringValue).joined(separator: ".")
      throw bad("'\(name)' is not of the kind that is expected; texts stand in double quotes.")
    } catch {
      throw bad("it is not JSON; look for a missing comma, quote or bracket.")
    }
    var authorities = (file.authorities ?? []).map { Authority(code: $0.code, name: $0.name) }
    if let code = file.authority_code {
      authorities.insert(Authority(code: code, name: file.authority_name ?? code), at: 0)
    }
    guard !authorities.isEmpty else {
      throw bad("'authority_code' is missing: the three-digit code of the local authority.")
    }
    for authority in authorities
    where authority.code.utf8.count != 3
      || !authority.code.utf8.allSatisfy({ (48...57).contains($0) })
    {
      throw bad("an authority code has three digits, such as \"825\".")
    }
    partnership = file.partnership
    self.authorities = authorities
    expects = file.expects ?? []
    neighbours = file.neighbours ?? []
    neighbourModel = file.neighbour_model ?? ""
    for (name, count) in (file.thresholds ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard name == "smallest_count", let smallest = SmallestCount(count) else {
        throw bad("'thresholds' expects 'smallest_count': 6, which is DfE's, or more; never less.")
      }
      smallestCount = smallest
    }
    for (name, months) in (file.retention ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard months > 0, ["internal_editions", "set_aside"].contains(name) else {
        throw bad("'retention' expects 'internal_editions' and 'set_aside', in months, 1 or more.")
      }
      if name == "set_aside" { retention.setAside = months }
      if name == "internal_editions" { retention.internalEditions = months }
    }
    func date(_ text: String) throws(RunError) -> CalendarDate {
      guard let date = CalendarDate(iso: text) else {
        throw bad("'covers_from' expects dates such as \"2023-04-01\".")
      }
      return date
    }
    switch file.covers_from {
    case .all(let text): coversFrom = try date(text)
    case .byDataset(let texts):
      for (dataset, text) in texts.sorted(by: { $0.key < $1.key }) {
        coversFromByDataset[dataset] = try date(text)
      }
    case nil: break
    }
  }
}
