import Ingest

/// One execution of libFuzzer: the bytes as a file, read in the way that the first byte chooses.
///
/// Built only with `FUZZ` in the environment (`make fuzz`), since libFuzzer brings its own `main`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReader(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  if let fault = ReadingFuzz.fault(ofInput: bytes, typing: typing) { preconditionFailure(fault) }
  return 0
}

/// The second way of reading, with the catalogue of this checkout.
private let typing: TypingFuzz = {
  let checkout = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
  do {
    return try TypingFuzz(folder: checkout + "/data/catalogue")
  } catch {
    preconditionFailure("\(error)")
  }
}()
