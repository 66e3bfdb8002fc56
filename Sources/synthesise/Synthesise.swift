import Records

#if canImport(Glibc)
  import Glibc
#endif

/// Writes the extracts of an invented county.
@main
enum Synthesise {
  /// Reads the command line and writes the extracts; exits with 64 or 73 when it cannot.
  static func main() {
    do throws(UsageError) {
      guard let settings = try Settings(arguments: Array(CommandLine.arguments.dropFirst())) else {
        say(Settings.help, to: STDOUT_FILENO)
        return
      }
      do throws(WritingError) {
        let rows = try write(settings)
        say("Exampleshire to \(settings.period): \(rows) rows in '\(settings.folder)'.\n")
      } catch {
        say("synthesise: \(error)\n")
        exit(73)
      }
    } catch {
      say("synthesise: \(error)\n\n" + Settings.help)
      exit(64)
    }
  }

  /// Writes every extract.
  ///
  /// - Returns: How many rows they have together.
  static func write(_ settings: Settings) throws(WritingError) -> Int {
    let extracts = try Extracts(settings)
    // Families enter over the history and the four years before it, so that it begins in balance.
    let before = settings.firstDay.adding(months: -48)
    let span = Int(settings.lastDay.dayNumber - before.dayNumber)
    for number in 1...settings.families {
      var dice = Dice(seed: settings.seed, family: number)
      let day = before.adding(days: dice.below(span))
      var family = Family(number: number, on: day, dice: dice, in: extracts)
      family.tell(from: day, in: extracts)
    }
    Arrivals.write(in: extracts)
    Faults.plant(in: extracts)
    return try extracts.close() + MonthlyCounts.write(settings)
  }

  /// Writes a line for people.
  private static func say(_ text: String, to stream: Int32 = STDERR_FILENO) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { bytes in
        unsafe Glibc.write(stream, bytes.baseAddress, bytes.count)
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
