import { z } from 'zod'

/** The public key of a certificate: its kind as Node names it (`rsa`, `ec`, `ed25519`), and how strong it is. */
export const CertificateKey = z.object({
  kind: z.string(),
  /** Of an RSA or DSA key, the length of its modulus. */
  bits: z.number().int().positive().optional(),
  /** Of an elliptic curve key, the curve as OpenSSL names it: `prime256v1`. */
  curve: z.string().optional()
})
export type CertificateKey = z.infer<typeof CertificateKey>

/** One certificate of the chain, leaf first. Times are ISO 8601, fingerprints lower-case hex; what is malformed is empty. */
export const Certificate = z.object({
  subject: z.string(),
  issuer: z.string(),
  /** subjectAltName entries as OpenSSL prints them: `DNS:example.org`, `IP Address:::1`. */
  san: z.array(z.string()),
  validFrom: z.string(),
  validTo: z.string(),
  /** SHA-256 of the DER certificate. */
  fingerprint256: z.string(),
  /** SHA-256 of the subjectPublicKeyInfo, base64: what a pin is compared with (RFC 7469 §2.4). */
  spki256: z.string(),
  /** Absent where the key is of a kind that cannot be read. Like all that follows, older records have none. */
  key: CertificateKey.optional(),
  /** As OpenSSL names it, `sha256WithRSAEncryption`, or its object identifier where it has no name here. */
  signatureAlgorithm: z.string().optional(),
  /** Lower-case hex. */
  serialNumber: z.string().optional(),
  /** Whether it says that it may sign others (RFC 5280 §4.2.1.9). */
  ca: z.boolean().optional(),
  /**
   * The store of this machine in which it lies. Without one it can only have been sent by the server, or lain in the
   * client's PKCS#12; with one it may have been sent as well.
   */
  trustedIn: z.string().optional()
})
export type Certificate = z.infer<typeof Certificate>

/** What is wrong with a chain: a key of the reasons of CERTIFICATE or PIN, or the code of the verification. */
export const ChainFault = z.object({
  reason: z.string(),
  /** Which certificate of the chain it is; absent when it is none of them, or all. */
  at: z.number().int().nonnegative().optional()
})
export type ChainFault = z.infer<typeof ChainFault>

/** What both a session and a handshake that came to nothing can tell. */
const HandshakeFacts = z.object({
  alpn: z.string().optional(),
  /** The protocols that were offered, the one liked best first (RFC 7301). */
  alpnOffered: z.array(z.string()).optional(),
  sni: z.string().optional(),
  /** The name or address that the certificate had to be for. */
  expectedName: z.string().optional(),
  /** The group or curve of the key exchange, such as `X25519`. */
  keyExchange: z.string().optional(),
  /** Subject of the client certificate that was at hand, should the server ask for one. */
  clientCertificate: z.string().optional(),
  /** Where the trusted authorities were read from, for people. */
  trustStores: z.array(z.string()),
  fault: ChainFault.optional()
})

export const TlsInfo = HandshakeFacts.extend({
  /** `TLSv1.2` or `TLSv1.3`. */
  version: z.string(),
  cipher: z.string(),
  /** Whether an earlier session was taken up, without the certificates being shown again. */
  resumed: z.boolean().optional(),
  authorized: z.boolean(),
  authorizationError: z.string().optional(),
  /** The pin that was asked for and is in the chain: `sha256/BASE64`. */
  pinned: z.string().optional(),
  chain: z.array(Certificate)
})
export type TlsInfo = z.infer<typeof TlsInfo>

/** A handshake that failed, as far as it went. Nothing of the request was sent by then. */
export const FailedHandshake = HandshakeFacts.extend({
  /** Whom it was with: the server, or the proxy on the way. */
  peer: z.enum(['server', 'proxy']),
  remoteAddress: z.string(),
  /** Absent when it ended before both sides had agreed on it. */
  version: z.string().optional(),
  cipher: z.string().optional(),
  /** Empty when it ended before a certificate was shown. */
  chain: z.array(Certificate)
})
export type FailedHandshake = z.infer<typeof FailedHandshake>
