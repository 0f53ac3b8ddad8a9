import { isCredentialHeader } from '../http/credential-headers.ts'
import type { Draft } from '../model/draft/draft.ts'
import type { DraftOAuth2, OAuth2Parameter } from '../model/draft/draft-auth.ts'
import type { DraftRow } from '../model/draft/draft-row.ts'
import type { SecretForm } from '../model/secret-form.ts'
import { isCredentialParameter, isCredentialVariable } from './credential-parameters.ts'
import { mapStrings } from './map-strings.ts'
import { redactCredential } from './redact-credential.ts'
import { createRedactor, type Redactor } from './redact-text.ts'
import { redactUrls, redactUserinfo } from './redact-urls.ts'
import { saysNothing } from './says-nothing.ts'
import { isSiteAddress } from './site-address.ts'

/** Fields whose text is a secret wherever they stand. */
const SECRET_FIELDS = new Set([
  'password',
  'token',
  'secretAccessKey',
  'sessionToken',
  'clientSecret',
  'passphrase'
])
/** Words of the draft's own, which a secret that happens to read the same must not change. */
const OWN_WORDS = new Set([
  'kind',
  'type',
  'in',
  'flow',
  'mode',
  'protocol',
  'minVersion',
  'phase',
  'scope',
  'opcodes'
])

/**
 * A draft with what is secret in it masked, to be kept in a history. What only names secrets, as `{{token}}` does,
 * stays: sent again, it is as good as it was.
 * @param forms see `secretForms`
 */
export function redactDraft(draft: Draft, forms: readonly SecretForm[]): Draft {
  const secrets = createRedactor(forms)
  const redact: Redactor = text => redactUrls(secrets(text))
  const { auth, headers, params, variables, body, bodyVariants, messages, automation, ...rest } = draft
  // The fields of a form are no query: what proves something in them is not known by its name.
  const redactBody: Redactor = text => redactUserinfo(secrets(text))
  return {
    ...mapStrings(rest, redact, isOwnWord),
    body: mapStrings(body, redactBody, isOwnWord),
    ...(bodyVariants && { bodyVariants: mapStrings(bodyVariants, redactBody, isOwnWord) }),
    ...(messages && { messages: mapStrings(messages, redactBody, isOwnWord) }),
    ...(automation && { automation: mapStrings(automation, redactBody, isOwnWord) }),
    ...(params && { params: params.map(each => redactParameter(each, redact)) }),
    headers: headers.map(header => redactHeader(header, redact)),
    ...(auth && { auth: redactAuth(auth, redact) }),
    ...(variables && {
      variables: variables.map(each =>
        each.secret || (isCredentialVariable(each.name, each.value) && !saysNothing(each.value))
          ? { ...each, value: redactCredential(each.value) }
          : mapStrings(each, redact, isOwnWord)
      )
    })
  }
}

function isOwnWord(key: string): boolean {
  return OWN_WORDS.has(key)
}

function redactHeader(header: DraftRow, redact: Redactor): DraftRow {
  const redacted = mapStrings(header, redact, isOwnWord)
  return isCredentialHeader(header.name) ? { ...redacted, value: redactCredential(header.value) } : redacted
}

function redactParameter(parameter: DraftRow, redact: Redactor): DraftRow {
  const { name, value } = parameter
  const redacted = mapStrings(parameter, redact, isOwnWord)
  return isCredentialParameter(name, value) ? { ...redacted, value: redactCredential(value) } : redacted
}

function redactAuth(auth: NonNullable<Draft['auth']>, redact: Redactor): NonNullable<Draft['auth']> {
  const { oauth2, ...own } = auth
  return {
    ...redactFields(own, auth.kind === 'other', redact),
    ...(auth.value !== undefined && { value: redactCredential(auth.value) }),
    ...(oauth2 && { oauth2: redactOAuth2(oauth2, redact) })
  }
}

/** What a token is asked for with may be a key or a signed assertion: only the addresses among it are known to be none. */
function redactOAuth2(oauth2: DraftOAuth2, redact: Redactor): DraftOAuth2 {
  const { tokenParameters, refreshParameters } = oauth2
  const redactAll = (parameters: readonly OAuth2Parameter[]) =>
    parameters.map(each => ({
      ...mapStrings(each, redact, isOwnWord),
      ...(!isSiteAddress(each.value) && { value: redactCredential(each.value) })
    }))
  return {
    ...redactFields(oauth2, false, redact),
    ...(tokenParameters && { tokenParameters: redactAll(tokenParameters) }),
    ...(refreshParameters && { refreshParameters: redactAll(refreshParameters) })
  }
}

/** @param all whether nothing is known of the fields, so that every text may be a secret */
function redactFields<T extends object>(fields: T, all: boolean, redact: Redactor): T {
  const redacted = mapStrings(fields, all ? redactCredential : redact, isOwnWord)
  for (const [name, value] of Object.entries(fields))
    if (SECRET_FIELDS.has(name) && typeof value === 'string')
      Object.assign(redacted, { [name]: redactCredential(value) })
  return redacted
}
