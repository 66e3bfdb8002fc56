import Catalogue
import Records

extension ExtractFile {
  /// Sets aside the rows that a rule of the catalogue sets aside, such as an end before its start.
  mutating func vetRules(_ catalogue: Catalogue) {
    let rules = catalogue.rules.filter { $0.action == .setAside && !$0.looksAround }
    // Rules of one table are judged together as long as its rows stay the same.
    var known: (place: Int, checker: RuleChecker)?
    for rule in rules {
      guard let place = typed.tables.firstIndex(where: { $0.dataset.name == rule.dataset }) else {
        continue
      }
      let isKnown = known?.place == place
      let judge = (isKnown ? known?.checker : nil) ?? checker(of: place, catalogue)
      let bad = judge.rows(failing: rule)
      known = bad.isEmpty ? (place, judge) : nil
      if place == 0 {
        setAside(bad, field: rule.field, rule: RowRule(rule))
      } else if !bad.isEmpty {
        leaveOut(bad, ofTable: place, field: rule.field, rule: RowRule(rule))
      }
    }
  }

  private func checker(of place: Int, _ catalogue: Catalogue) -> RuleChecker {
    let table = typed.tables[place]
    return RuleChecker(
      schema: catalogue.schema,
      tables: [table.dataset.name: table.standingAlone(words: typed.words)],
      identifiers: typed.identifiers,
      workingDays: WorkingCalendar(),
      day: extractDay ?? EventDates.earliest
    )
  }
}

extension TypedTable {
  /// The table before it is united with those of other files.
  fileprivate func standingAlone(words: TextPool) -> Table {
    Table(
      dataset: dataset,
      columns: columns,
      origins: lines.map { RowOrigin(file: 0, line: $0) },
      words: words
    )
  }
}
