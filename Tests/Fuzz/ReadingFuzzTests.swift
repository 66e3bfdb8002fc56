import Foundation
import TestSupport
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

/// The corpus is a part of what `make fuzz` kept because it reached new parts of the reader.
///
/// The first byte of a file chooses the way of reading.
@Test func `no file of the corpus crashes the reader or escapes its accounts`() throws {
  let folder = checkoutFolder + "/Tests/Fuzz/Corpus"
  let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  #expect(names.count > 20)
  for name in names {
    let file = try #require(bytes(of: folder + "/" + name))
    guard let way = file.first else { continue }
    let fault = ReadingFuzz.fault(Array(file.dropFirst()), typed: way % 2 == 0)
    #expect(fault == nil, "\(name)")
  }
}
