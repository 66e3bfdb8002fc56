import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// The bytes of a file as text; `nil` when it cannot be read or is not UTF-8.
public func contents(of path: String) -> String? {
  bytes(of: path).flatMap { String(validating: $0, as: UTF8.self) }
}

/// The bytes of a file; `nil` when it cannot be read.
public func bytes(of path: String) -> [UInt8]? {
  guard let file = unsafe fopen(path, "rb") else { return nil }
  defer { unsafe fclose(file) }
  var all: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = unsafe fread(&chunk, 1, chunk.count, file)
    guard count > 0 else { return all }
    all.append(contentsOf: chunk[..<count])
  }
}

/// Writes a file, making the folders above it.
public func write(_ text: String, to path: String) {
  write(Array(text.utf8), to: path)
}

/// Writes a file, making the folders above it.
public func write(_ bytes: [UInt8], to path: String) {
  var folder = ""
  for part in path.split(separator: "/").dropLast() {
    folder += "/" + part
    _ = unsafe mkdir(folder, 0o755)
  }
  guard let file = unsafe fopen(path, "wb") else { return }
  defer { unsafe fclose(file) }
  _ = unsafe fwrite(bytes, 1, bytes.count, file)
}

/// A new folder of its own for one test, below the system's folder for temporary files.
///
/// What a test leaves there goes when the tests end.
public func makeTemporaryFolder() -> String { makeFolder(below: allTemporaryFolders) }

/// The folder of all temporary folders of these tests.
private let allTemporaryFolders: String = {
  let folder = makeFolder(below: "/tmp")
  atexit { try? FileManager.default.removeItem(atPath: allTemporaryFolders) }
  return folder
}()

/// A new folder below another; tests remove it, so that it must never be one that was there.
private func makeFolder(below folder: String) -> String {
  var template = Array("\(folder)/scorecard-test-XXXXXX".utf8CString)
  guard unsafe mkdtemp(&template) != nil else {
    fatalError("no folder can be made below '\(folder)'")
  }
  return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// The folder of published figures and sample extracts that stands beside a developer's checkout;
/// `nil` where there is none, and tests that need it are skipped.
public let sharedFolder: String? = {
  // …/Tests/TestSupport/Files.swift: the checkout is three steps up, the folder beside it.
  let checkout = #filePath.split(separator: "/").dropLast(3)
  let candidates = [checkout.dropLast(), checkout.dropLast(2)].map {
    "/" + $0.joined(separator: "/") + "/shared"
  }
  return candidates.first { unsafe access($0 + "/real/README.md", R_OK) == 0 }
}()
