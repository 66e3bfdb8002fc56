import Catalogue
import Records
import Testing

@testable import Metrics

/// A series with the limits and marks that `Tests/Checks/signals.py` works out by sliding windows.
private struct KnownChart: CustomTestStringConvertible {
  let name: String
  let series: [Double?]
  let mean: Double
  let lower: Double
  let upper: Double
  let letters: String

  var testDescription: String { name }

  /// Series drawn by hand so that each rule of a run can be seen.
  static let drawn: [KnownChart] = [
    KnownChart(
      name: "rising",
      series: [50, 60, 45, 62, 44, 58, 46, 49, 51, 52, 53, 54, 55, 56],
      mean: 52.500000,
      lower: 32.856923,
      upper: 72.143077,
      letters: "......TTTTTTTT"
    ),
    KnownChart(
      name: "rising with a tie",
      series: [50, 60, 45, 62, 44, 58, 46, 49, 51, 51, 53, 54, 55, 56],
      mean: 52.428571,
      lower: 32.785495,
      upper: 72.071648,
      letters: ".............."
    ),
    KnownChart(
      name: "rising with a gap",
      series: [50, 60, 45, 62, 44, 58, 46, 49, 51, nil, 53, 54, 55, 56],
      mean: 52.538462,
      lower: 29.807552,
      upper: 75.269371,
      letters: "........._...."
    ),
    KnownChart(
      name: "falling",
      series: [50, 40, 55, 38, 56, 42, 54, 51, 49, 48, 47, 46, 45, 44, 52, 41],
      mean: 47.375000,
      lower: 26.981667,
      upper: 67.768333,
      letters: "......tttttttt.."
    ),
    KnownChart(
      name: "one jump in a still series",
      series: [20, 20, 20, 20, 20, 20, 20, 20, 20, 32, 20, 20, 20, 20, 20, 20],
      mean: 20.750000,
      lower: 16.494000,
      upper: 25.006000,
      letters: "sssssssssO......"
    ),
  ]

  /// Seed, length, spread, drift, gap, mean, limits and letters of forty invented series.
  private static let rows = """
    1,13,4,-4,0,38.923077,35.598077,42.248077,SSSSSSSS....o
    2,14,5,0,0,42.285714,37.374945,47.196484,..............
    3,15,6,4,12,45.428571,38.113571,52.743571,..........._...
    4,16,7,8,0,49.437500,42.698833,56.176167,o.o..........NNO
    5,17,8,-8,0,36.411765,29.595515,43.228015,SOSNNSSSssssssoss
    6,18,9,-4,11,40.529412,32.372078,48.686745,.........._.......
    7,19,10,0,0,45.000000,36.133333,53.866667,...................
    8,20,11,4,0,48.050000,38.810000,57.290000,.....sssssssss......
    9,21,12,8,10,54.894737,44.254737,65.534737,........._........._.
    10,22,13,-8,0,37.272727,25.366061,49.179394,NNSSSSSSS.......n.nn.n
    11,23,14,-4,0,41.782609,30.779881,52.785336,.......................
    12,24,15,0,9,46.181818,34.701818,57.661818,........_........_......
    13,25,16,4,0,50.320000,36.133333,64.506667,.................SSSSSNSN
    14,26,17,8,0,57.576923,45.128123,70.025723,sooonnns......SSSNNSSSSSOO
    15,27,18,-8,12,37.640000,20.591818,54.688182,NSNSSSSS..._..........._nno
    16,28,19,-4,0,43.571429,27.611429,59.531429,.....................nn.n...
    17,29,3,0,0,40.931034,38.936034,42.926034,.............................
    18,30,4,4,11,46.821429,43.203829,50.439029,ooooooooss_.........._ONONOOOO
    19,31,5,8,0,53.258065,48.292731,58.223398,ooooooooossos..SSSSSNNOOOOOOOOO
    20,32,6,-8,0,29.781250,23.946411,35.616089,OOOOOOOOONSNSSSSS..sssssoooooooo
    21,33,7,-4,10,36.400000,29.750000,43.050000,SOSNNNNSN_........._........o_ooo
    22,34,8,0,0,43.117647,35.218253,51.017041,..................................
    23,35,9,4,0,50.714286,42.108403,59.320168,snnsnsss...............SSSSSSSSSNSN
    24,36,10,8,9,57.093750,49.398750,64.788750,ooooonno_oonsnsss_.SSSSNNO_OSOOSOOO_
    25,12,11,-8,0,40.750000,31.802727,49.697273,NNN.....nn..
    26,13,12,-4,0,43.307692,31.559359,55.056026,.............
    27,14,13,0,12,46.615385,33.557203,59.673566,..........._..
    28,15,14,4,0,47.800000,33.170000,62.430000,...............
    29,16,15,8,0,50.000000,37.764000,62.236000,................
    30,17,16,-8,11,41.562500,34.810192,48.314808,SSNNSNNSS._..oo..
    31,18,17,-4,0,43.833333,27.560392,60.106275,..................
    32,19,18,0,0,45.157895,27.720117,62.595673,...................
    33,20,19,4,10,52.277778,35.819028,68.736528,........._........._
    34,21,3,8,0,48.857143,46.330143,51.384143,ooooooonnnSSSOOOOOOOO
    35,22,4,-8,0,32.454545,29.287879,35.621212,OOOOOOOSOSsssssooooooo
    36,23,5,-4,9,36.904762,32.766984,41.042540,NNNSSSSS_........_nno.o
    37,24,6,0,0,42.000000,36.795652,47.204348,........................
    38,25,7,4,0,47.560000,41.020833,54.099167,sssssnsnns......SNNNSSSSO
    39,26,8,8,12,52.333333,44.986667,59.680000,osoosssss.._......NNNNN_.O
    40,27,9,-8,0,33.000000,25.838462,40.161538,OOONNNOOSS.....ssnnsssoonno
    """

  static let invented: [KnownChart] = rows.split(separator: "\n").map { row in
    let cells = row.split(separator: ",").map(String.init)
    let numbers = cells.prefix(8).map { Double($0) ?? 0 }
    let settings = numbers.prefix(5).map { Int($0) }
    return KnownChart(
      name: "seed \(cells[0])",
      series: series(
        seed: settings[0],
        length: settings[1],
        spread: settings[2],
        drift: settings[3],
        gap: settings[4]
      ),
      mean: numbers[5],
      lower: numbers[6],
      upper: numbers[7],
      letters: cells[8]
    )
  }

  /// The series of the Python program: a linear congruential generator, a drift, a gap now and then.
  private static func series(
    seed: Int,
    length: Int,
    spread: Int,
    drift: Int,
    gap: Int
  ) -> [Double?] {
    var state = UInt64(seed)
    return (0..<length).map { place in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      if gap > 0, (place + 1) % gap == 0 { return nil }
      let noise = Double((state >> 33) % UInt64(spread))
      return 40 + noise + (Double(place * drift) / 10).rounded(.down)
    }
  }
}

private func letter(_ mark: ProcessChart.Mark?, _ point: Double?) -> String {
  guard point != nil else { return "_" }
  guard let mark else { return "." }
  let small =
    switch mark.rule {
    case .outsideLimits: "o"
    case .run: "t"
    case .nearLimit: "n"
    case .shift: "s"
    }
  return mark.direction == .higher ? small.uppercased() : small
}

@Test(arguments: KnownChart.drawn + KnownChart.invented)
private func `limits and marks are those of an independent program`(known: KnownChart) throws {
  let chart = try #require(ProcessChart(known.series))
  #expect(abs(chart.mean - known.mean) < 1e-6)
  #expect(abs(chart.lower - known.lower) < 1e-6)
  #expect(abs(chart.upper - known.upper) < 1e-6)
  #expect(zip(chart.marks, known.series).map(letter).joined() == known.letters)
}

@Test func `all four rules are met somewhere in the known charts`() {
  let letters = Set((KnownChart.drawn + KnownChart.invented).map(\.letters).joined())
  #expect(letters.isSuperset(of: "oOnNsStT._"))
}

@Test func `a series that never moves has no limits`() {
  #expect(ProcessChart(Array(repeating: 30, count: 20)) == nil)
  #expect(ProcessChart([nil, 4, nil]) == nil)
}

@Test func `turned upside down, every mark points the other way`() throws {
  for known in KnownChart.drawn + KnownChart.invented {
    let chart = try #require(ProcessChart(known.series))
    let turned = try #require(ProcessChart(known.series.map { $0.map { -$0 } }))
    #expect(
      turned.marks.map { $0?.direction == .higher } == chart.marks.map { $0?.direction == .lower }
    )
  }
}

@Test func `a shuffled shift loses its signal`() throws {
  // Fourteen points of 47 to 53, the seven low ones first: a shift either way; taken turn about,
  // the same points are no more than usual variation.
  let low: [Double?] = [48, 47, 49, 48, 47, 49, 48]
  let high: [Double?] = [52, 53, 51, 52, 53, 51, 52]
  let shifted = try #require(ProcessChart(low + high))
  #expect(shifted.marks.allSatisfy { $0 != nil })
  let shuffled = try #require(ProcessChart(zip(low, high).flatMap { [$0, $1] }))
  #expect(shuffled.marks.allSatisfy { $0 == nil })
}

/// What `Tests/Checks/signals.py` says of the targets 30, 40, 45 and 60 in each of the forty invented
/// series: P is met, F missed, i by chance; '.' where the last month has no figure.
private let assurances: [(Polarity, String)] = [
  (
    .low,
    "FiPPFiiPFiiPFFiPiiPPFiiPFiiPFiiPFFiiiiiPFiiPFiiPFiiiFFFiiiiPiiiPFiPPFFiPFFFPiPPPiiPPFiiPFFiP"
      + "....FiiPFiiPFiiPFiiiFiiiFiiPiiiiiiii....FFFPiPPPFiPPFiiPFFiPFFiPiiPP"
  ),
  (
    .high,
    "PiFFPiiFPiiFPPiFiiFFPiiFPiiFPiiFPPiiiiiFPiiFPiiFPiiiPPPiiiiFiiiFPiFFPPiFPPPFiFFFiiFFPiiFPPiF"
      + "....PiiFPiiFPiiFPiiiPiiiPiiFiiiiiiii....PPPFiFFFPiFFPiiFPPiFPPiFiiFF"
  ),
]

@Test(arguments: assurances)
func `targets are met or missed as an independent program says`(
  polarity: Polarity,
  letters: String
) throws {
  let found = try KnownChart.invented.map { known in
    let signal = try InventedSeries().signal(known.series.map { $0.map { Int64($0) } })
    return [30.0, 40, 45, 60].map { target in
      switch signal.assurance(of: target, polarity: polarity) {
      case .met: "P"
      case .missed: "F"
      case .byChance: "i"
      case nil: "."
      }
    }.joined()
  }
  #expect(found.joined() == letters)
}
