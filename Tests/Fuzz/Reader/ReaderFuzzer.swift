import Ingest

/// One execution of libFuzzer: the bytes as a file, read in the way that the first byte chooses.
///
/// Built only with `FUZZ` in the environment (`make fuzz`), since libFuzzer brings its own `main`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReader(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  guard let way = bytes.first else { return 0 }
  if let fault = ReadingFuzz.fault(Array(bytes.dropFirst()), typed: way % 2 == 0) {
    preconditionFailure(fault)
  }
  return 0
}
