import Release

/// How figures of an edition come about, as sentences: once for all pages and for the workbook.
func methodNotes(of edition: Edition) -> [String] {
  var notes = [
    "A signal needs at least 12 months: a figure outside the usual range, 7 or more on one side of the average, 7 or more rising or falling, or 2 of 3 near a limit. The usual range is the average and 2.66 times the average step between months, above and below.",
    "Where fewer than 5 a month count on average, or all but fewer than 5, that range would say little. It is then exact, Poisson for numbers and rates, binomial for percentages: only a figure that chance would put beyond it once in a thousand months is a signal. Quarters would need 12 of them, which is three years; the 24 months shown hold 8.",
    "Percentages and rates are rounded to one decimal, halves up. 95% limits: Wilson for percentages, Byar for rates, exact below 10.",
    edition.audience == .internal
      ? "These limits take no account of brothers and sisters, who often share a plan: the true uncertainty is larger. Each indicator's own page gives limits that do, where families are known."
      : "Limits take no account of brothers and sisters, who often share a plan: the true uncertainty is larger.",
    "Figures since 1 April are not made up to a full year.",
  ]
  notes += edition.notes
  if edition.audience == .public {
    notes.append(
      "Numbers from 1 to \(edition.smallest.count - 1) are withheld, and so is whatever would give them away: percentages, rates and limits that rest on them, shares of fewer than \(edition.smallest.count), all but 1 to \(edition.smallest.count - 1), single withheld parts of a total, and signals. A withheld figure may also stand for nothing, or for nothing to divide by. Only main figures are in this edition and its files: splits, as by age or sex, are in the internal edition."
    )
    notes.append(
      edition.smallest == .standard
        ? "The smallest number shown is 6, as in DfE's own figures of children in need; a partnership may set a larger one, never a smaller."
        : "The smallest number shown is \(edition.smallest.count), by the partnership's own setting; DfE's is 6."
    )
  }
  return notes
}
