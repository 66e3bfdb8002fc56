import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// How many damaged files are tried: `FUZZ_ROUNDS`, or a few.
private let rounds: Int = {
  guard let text = unsafe getenv("FUZZ_ROUNDS") else { return 200 }
  return unsafe Int(String(cString: text)) ?? 200
}()

@Test(arguments: [1, 2, 3] as [UInt64])
func `no damaged file crashes the reader or escapes its accounts`(seed: UInt64) {
  var fuzz = ReadingFuzz(seed: seed)
  for round in 0..<rounds {
    let file = fuzz.file()
    for typed in [true, false] {
      guard let fault = ReadingFuzz.fault(file, typed: typed) else { continue }
      Issue.record("seed \(seed), round \(round), typed \(typed): \(fault)")
      return
    }
  }
}
