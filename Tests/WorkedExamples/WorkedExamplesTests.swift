import Catalogue
import Metrics
import Records
import Testing

@Test(arguments: WorkedExample.all)
func `what was worked out by hand is what is counted`(example: WorkedExample) throws {
  let bench = try Workbench.shared.get()
  let indicator = bench.catalogue.indicators.first { $0.id == example.indicator }
  #expect(indicator?.bases.contains(example.basis) == true, "\(example.testDescription)")
  let readings = try bench.calculation(of: example).readings.filter {
    $0.indicator == example.indicator && $0.basis == example.basis
      && $0.period.description == example.period && $0.slice == example.slice
  }
  #expect(readings.map(\.figure.inShort) == [example.figure], "\(example.because)")
}

@Test func `every indicator has an example and every example says how`() throws {
  let bench = try Workbench.shared.get()
  let shown = Set(WorkedExample.all.map(\.indicator))
  // Comparisons with others are worked out for other indicators, and have no figure of their own.
  let counted = bench.catalogue.indicators.filter { $0.measure != .comparison }
  let missing = Set(counted.map(\.id)).subtracting(shown)
  #expect(missing == WorkedExample.awaited)
  for example in WorkedExample.all {
    #expect(example.because.count > 8, "\(example.testDescription)")
  }
}

extension Figure {
  /// The figure as examples write it: `2/7 = 28.6`, `7`, or the symbol in its place.
  fileprivate var inShort: String {
    switch status {
    case .withheld: return "c"
    case .notReceived: return "x"
    case .notApplicable: return "z"
    case .counted: break
    }
    let printed = value?.description ?? "?"
    guard let denominator else { return printed }
    return "\(numerator.map { "\($0)" } ?? "")/\(denominator) = \(printed)"
  }
}
