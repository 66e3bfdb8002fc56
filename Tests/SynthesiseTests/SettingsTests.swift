import Testing

@testable import synthesise

/// A command line that cannot be followed, and the sentence that says so.
struct BadCommandLine: Sendable, CustomTestStringConvertible {
  let words: [String]
  let sentence: String

  var testDescription: String { words.joined(separator: " ") }
}

@Test(arguments: [
  BadCommandLine(words: [], sentence: "Missing '--out DIR': say which folder the extracts go to."),
  BadCommandLine(words: ["--out"], sentence: "Missing value for '--out'."),
  BadCommandLine(
    words: ["--fast"],
    sentence: "Unknown argument '--fast'. 'synthesise --help' lists them all."
  ),
  BadCommandLine(
    words: ["--out", "x", "--scale", "lots"],
    sentence:
      "'lots' is not a value for '--scale': expected a number from 0.001 to 1000, such as 0.1."
  ),
  BadCommandLine(
    words: ["--out", "x", "--scale", "0"],
    sentence: "'0' is not a value for '--scale': expected a number from 0.001 to 1000, such as 0.1."
  ),
  BadCommandLine(
    words: ["--out", "x", "--period", "2025-13"],
    sentence:
      "'2025-13' is not a value for '--period': expected a month from 2015-01 to 2026-12, such as 2025-09."
  ),
  BadCommandLine(
    words: ["--out", "x", "--months", "6"],
    sentence: "'6' is not a value for '--months': expected a whole number from 24 to 240."
  ),
  BadCommandLine(
    words: ["--out", "x", "--seed", "-1"],
    sentence: "'-1' is not a value for '--seed': expected a whole number, 0 or more."
  ),
])
func `a command line that cannot be followed says why`(line: BadCommandLine) {
  let error = #expect(throws: UsageError.self) { _ = try Settings(arguments: line.words) }
  #expect(error?.description == line.sentence)
}

@Test(arguments: [("1", 1000), ("0.1", 100), ("250", 250_000), ("0.05", 50), ("12.345", 12_345)])
func `a scale is read in thousandths`(text: String, thousandths: Int) throws {
  let settings = try Settings(arguments: ["--out", "x", "--scale", text])
  #expect(settings?.scale == thousandths)
}

@Test func `help is no error`() throws {
  #expect(try Settings(arguments: ["--help"]) == nil)
}

@Test func `the dice are those of the published generator`() {
  // The first numbers of SplitMix64 from seed 1234567, as on Rosetta Code ("Pseudo-random
  // numbers/Splitmix64").
  var dice = Dice(seed: 1_234_567)
  #expect(dice.next() == 6_457_827_717_110_365_317)
  #expect(dice.next() == 3_203_168_211_198_807_973)
  #expect(dice.next() == 9_817_491_932_198_370_423)
}
