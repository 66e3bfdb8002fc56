import Catalogue

/// What the public is told of what it is not shown.
func publicNotes(withoutProof: [String], of indicators: [Indicator]) -> [String] {
  let titles = indicators.lazy.filter { withoutProof.contains($0.id) }.map(\.title)
  guard !titles.isEmpty else { return [] }
  return [
    "The numbers behind some figures are so small that others could give them away. Nothing new is "
      + "shown of: " + titles.joined(separator: "; ") + "."
  ]
}
