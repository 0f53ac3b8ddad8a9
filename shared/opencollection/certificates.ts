import type { DraftClientCertificate } from '../model/draft/draft-settings.ts'
import { enabled } from './lens/enabled.ts'
import type { Lens } from './lens/lens.ts'
import { optionalList } from './lens/list.ts'
import { isRaw } from './lens/raw.ts'
import { optionalText, text } from './lens/scalars.ts'
import { keeping, member } from './lens/struct.ts'

type WithoutKind = Omit<DraftClientCertificate, 'kind'>

const keyPath: Lens<string | undefined> = {
  read: text.read,
  write: (raw, to) => text.write(raw, to ?? '')
}

const pem = keeping<WithoutKind>(
  {
    domain: member('domain', text),
    certificatePath: member('certificateFilePath', text),
    keyPath: member('privateKeyFilePath', keyPath),
    passphrase: member('passphrase', optionalText),
    enabled
  },
  { seed: { domain: '', type: 'pem', certificateFilePath: '', privateKeyFilePath: '' } }
)

const pkcs12 = keeping<Omit<WithoutKind, 'keyPath'>>(
  {
    domain: member('domain', text),
    certificatePath: member('pkcs12FilePath', text),
    passphrase: member('passphrase', optionalText),
    enabled
  },
  { seed: { domain: '', type: 'pkcs12', pkcs12FilePath: '' } }
)

const certificate: Lens<DraftClientCertificate> = {
  read: (raw, at) =>
    kindOf(raw) === 'pem'
      ? { kind: 'pem', ...pem.read(raw, at) }
      : { kind: 'pkcs12', ...pkcs12.read(raw, at) },
  write(raw, to) {
    const same = kindOf(raw) === to.kind ? raw : undefined
    return to.kind === 'pem' ? pem.write(same, to) : pkcs12.write(same, to)
  }
}

/** `config.clientCertificates` of a collection. */
export const certificates = optionalList(certificate, {
  nameOf: ({ domain }) => domain,
  isOurs: raw => kindOf(raw) !== undefined
})

function kindOf(raw: unknown): DraftClientCertificate['kind'] | undefined {
  const type = isRaw(raw) ? raw.type : undefined
  return type === 'pem' || type === 'pkcs12' ? type : undefined
}
