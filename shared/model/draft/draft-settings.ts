import { z } from 'zod'
import { PROTOCOLS } from '../protocols.ts'
import { RedirectSettings, RetrySettings, Timeouts } from '../settings.ts'
import { ReconnectSettings, SocketSettings } from '../socket/socket-settings.ts'
import { TlsSettings } from '../tls-settings.ts'
import { Kept, tolerant } from './tolerant.ts'

/** How requests are sent, as far as something is said about it. What is missing is inherited. */
export const DraftSettings = tolerant({
  timeouts: tolerant(Timeouts.partial().shape).optional(),
  insecure: z.boolean().optional(),
  /** Percent-encode what cannot stand in a URL, such as a space that a variable brought. */
  encodeUrl: z.boolean().optional(),
  redirects: tolerant(RedirectSettings.partial().shape).optional(),
  retries: tolerant(RetrySettings.pick({ count: true, allMethods: true }).partial().shape).optional(),
  protocol: z.enum(PROTOCOLS).optional(),
  cookies: z.boolean().optional(),
  /** The URL and its exceptions are kept when another mode is chosen. */
  proxy: tolerant({
    mode: z.enum(['system', 'none', 'url']),
    url: z.string(),
    bypass: z.string()
  }).optional(),
  tls: tolerant({
    minVersion: TlsSettings.shape.minVersion,
    serverName: z.string().optional(),
    /** One per line, as typed. */
    pins: z.string().optional(),
    /** PEM files of authorities to trust besides those of this machine: paths, one per line. */
    ca: z.string().optional()
  }).optional(),
  eventStream: tolerant({ reconnect: z.boolean() }).optional(),
  /** Of a WebSocket. */
  socket: tolerant({
    ...SocketSettings.partial().shape,
    reconnect: tolerant(ReconnectSettings.partial().shape).optional()
  }).optional(),
  /** Addresses that stand for hosts, as `curl --resolve` takes them, one per line. */
  resolve: z.string().optional(),
  unixSocket: z.string().optional()
})
export type DraftSettings = z.infer<typeof DraftSettings>

const CERTIFICATE = {
  domain: z.string(),
  kind: z.enum(['pem', 'pkcs12']),
  /** The certificate, or the PKCS#12 file. */
  certificatePath: z.string(),
  /** Of kind `pem`. */
  keyPath: z.string().optional(),
  passphrase: z.string().optional(),
  enabled: z.boolean(),
  kept: Kept.optional()
}

/** A client certificate for the hosts that `domain` names: a host, or `*.` and a domain. Files are named, not held. */
export const DraftClientCertificate = tolerant(CERTIFICATE)
export type DraftClientCertificate = z.infer<typeof DraftClientCertificate>

const PERSONAL = {
  ...CERTIFICATE,
  /** What its passphrase is called in the vault: see `PreferenceSecrets`. */
  passphraseId: z.string().optional()
}

/** One of the preferences. A `passphrase` in it is readable, as older versions stored it. */
export const PersonalCertificate = tolerant({
  ...PERSONAL,
  /** Tells it from the others, whatever is edited or deleted meanwhile. */
  id: z.string()
})
export type PersonalCertificate = z.infer<typeof PersonalCertificate>

/** As older versions stored it. */
export const StoredPersonalCertificate = tolerant({ ...PERSONAL, id: z.string().optional() })
export type StoredPersonalCertificate = z.infer<typeof StoredPersonalCertificate>
