import CLibCrypto
import Records

/// The SHA-256 of a stream of bytes, computed by libcrypto.
@safe
final class SHA256Digest: ByteDigest {
  private let context: OpaquePointer?

  init() {
    unsafe context = EVP_MD_CTX_new()
    _ = unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil)
  }

  deinit {
    unsafe EVP_MD_CTX_free(context)
  }

  /// Takes the next bytes.
  ///
  /// The corresponding C function is `EVP_DigestUpdate`.
  func update(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      _ = unsafe EVP_DigestUpdate(context, buffer.baseAddress, buffer.count)
    }
  }

  /// The digest of everything taken, as lower-case hexadecimal digits.
  func finish() -> String {
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    _ = unsafe EVP_DigestFinal_ex(context, &digest, &count)
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in digest.prefix(Int(count)) {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The digest of one array of bytes.
  static func digest(of bytes: [UInt8]) -> String {
    let digest = SHA256Digest()
    digest.update(bytes.span)
    return digest.finish()
  }

  /// The first twelve digits of the digest of one array of bytes, as pages show it.
  static func short(of bytes: [UInt8]) -> String {
    String(digest(of: bytes).prefix(12))
  }
}
