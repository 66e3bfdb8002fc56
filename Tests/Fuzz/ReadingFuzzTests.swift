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

private func typingFuzz() throws -> TypingFuzz {
  try TypingFuzz(folder: checkoutFolder + "/data/catalogue")
}

@Test(arguments: [1, 2, 3] as [UInt64])
func `no damaged row crashes the typing, escapes its account or shows in a finding`(seed: UInt64)
  throws
{
  let typing = try typingFuzz()
  var fuzz = ReadingFuzz(seed: seed)
  for round in 0..<rounds {
    let input = [UInt8(round % 256), UInt8(round / 7 % 256)] + fuzz.file(of: TypingFuzz.seeds)
    guard let fault = typing.fault(input) else { continue }
    Issue.record("seed \(seed), round \(round): \(fault)")
    return
  }
}

/// The corpus is a part of what `make fuzz` kept because it reached new parts of the reader.
///
/// The first byte of a file chooses the way of reading.
@Test func `no file of the corpus crashes the reader or escapes its accounts`() throws {
  let folder = checkoutFolder + "/Tests/Fuzz/Corpus"
  let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  #expect(names.count > 20)
  let typing = try typingFuzz()
  for name in names {
    let file = try #require(bytes(of: folder + "/" + name))
    let fault = ReadingFuzz.fault(ofInput: file, typing: typing)
    #expect(fault == nil, "\(name)")
  }
}
