import Release

/// How figures of an edition come about, as sentences: once for all pages and for the workbook.
func methodNotes(of edition: Edition) -> [String] {
  var notes = [
    "A signal needs at least 12 months: a figure outside the usual range, 7 or more on one side of the average, 7 or more rising or falling, or 2 of 3 near a limit. The usual range is the average and 2.66 times the average step between months, above and below.",
    "Percentages and rates are rounded to one decimal, halves up. 95% limits: Wilson for percentages, Byar for rates, exact below 10.",
    "Limits take no account of brothers and sisters, who often share a plan: the true uncertainty is larger.",
    "Figures since 1 April are not made up to a full year.",
  ]
  notes += edition.notes
  if edition.audience == .public {
    notes.append(
      "Numbers from 1 to 5 are withheld, and so is whatever would give them away: percentages, rates and limits that rest on them, shares of fewer than 6, all but 1 to 5, single withheld parts of a total, and signals."
    )
  }
  return notes
}
