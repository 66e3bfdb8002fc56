import Records

extension ExtractFile {
  /// Gives rows of a period the school term that the path names, when no column of the file does.
  ///
  /// This is the one case in which a name counts. A school census, known by the row ids that it
  /// gives out anew each time, describes the term before the one that it is named after.
  mutating func nameTerm() {
    guard let table = typed.tables.first, table.dataset.shape == .periods, table.rowCount > 0,
      let field = table.dataset.fields.firstIndex(where: { $0.type == .period }),
      table.columns[field] == nil,
      let named = SchoolTermName(path: age.path)
    else { return }
    let isCensus = table.dataset.keyField.map { table.columns[$0] != nil } ?? false
    let term = isCensus ? named.before : named
    let place = typed.words.place(of: term.text)
    typed.tables[0].columns[field] = .texts(Array(repeating: place, count: table.rowCount))
    typed.notes.append(
      isCensus
        ? "The school census of \(named.text) describes the term before it: \(term.text)."
        : "The name of the file says which term it is about: \(term.text)."
    )
  }
}

/// A school term as names of files and folders give it.
struct SchoolTermName: Hashable, Sendable {
  /// Which of the three terms.
  let season: ReportedPeriod.Season
  /// The calendar year that it lies in.
  let year: Int

  /// Makes a term.
  init(season: ReportedPeriod.Season, year: Int) {
    self.season = season
    self.year = year
  }

  /// Finds the term in a path, the file's name before its folders; `nil` when none is named.
  ///
  /// `2024_autumn`, `Autumn 2024` and `spring/2025` name a calendar year; in `2024-25 spring` and
  /// `Summer 2024_25` the two digits behind say that the year is a school year.
  init?(path: String) {
    for part in path.split(separator: "/").reversed() {
      let words = part.utf8.split { byte in
        !(0x30...0x39).contains(byte) && !(0x61...0x7A).contains(byte | 0x20)
      }.map { String(decoding: $0, as: UTF8.self).lowercased() }
      guard
        let season = ReportedPeriod.Season.allCases.first(where: { season in
          words.contains(season.rawValue.lowercased())
        }),
        let place = words.firstIndex(where: { $0.utf8.count == 4 && Int($0) != nil }),
        let year = Int(words[place]), (2000...2099).contains(year)
      else { continue }
      let next = place + 1 < words.count && words[place + 1].utf8.count == 2 ? words[place + 1] : ""
      let isSchoolYear = Int(next) == (year + 1) % 100
      self.init(season: season, year: isSchoolYear && season != .autumn ? year + 1 : year)
      return
    }
    return nil
  }

  /// The term in the one spelling that tables have: `Autumn 2025`.
  var text: String { ReportedPeriod.term(season, year: year).description }

  /// The term before this one.
  var before: SchoolTermName {
    switch season {
    case .spring: SchoolTermName(season: .autumn, year: year - 1)
    case .summer: SchoolTermName(season: .spring, year: year)
    case .autumn: SchoolTermName(season: .summer, year: year)
    }
  }
}
