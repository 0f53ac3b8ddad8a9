import { encodePathSegment, encodeUrl } from '../http/encode-url.ts'
import type { SecretForm } from '../model/secret-form.ts'
import { byteText } from './byte-text.ts'
import { insideJsonString, insideJsonStrings } from './json-string.ts'
import { SHORTEST_SECRET } from './placed-secret.ts'

/**
 * The secrets in every form in which they may turn up: as they are, as the inside of a JSON string, percent-encoded
 * in the ways of URLs and forms, and in base64, by themselves and in the midst of something longer, such as user and
 * password.
 * @param secrets those that are masked at one place alone are made by `placedSecret`
 */
export function secretForms(secrets: Iterable<string>): string[]
export function secretForms(secrets: Iterable<SecretForm>): SecretForm[]
export function secretForms(secrets: Iterable<SecretForm>): SecretForm[] {
  const forms = new Set<SecretForm>()
  for (const secret of secrets) {
    if (typeof secret !== 'string') {
      forms.add(secret)
      continue
    }
    if (secret.length < SHORTEST_SECRET) continue
    forms.add(secret)
    if (!PLAIN.test(secret)) for (const form of escapedForms(secret)) forms.add(form)
    for (const form of base64Forms(secret)) if (form.length >= SHORTEST_SECRET) forms.add(form)
  }
  return [...forms]
}

/** Those and the forms of more secrets. @param forms see `secretForms` */
export function withForms(forms: readonly SecretForm[], secrets: readonly string[]): SecretForm[] {
  return [...new Set([...forms, ...secretForms(secrets)])]
}

/** What neither JSON nor any part of a URL escapes, as most tokens are written. */
const PLAIN = /^[\w.-]*$/

function escapedForms(secret: string): string[] {
  const inJson = insideJsonStrings(secret)
  // JSON in a string of JSON is what servers answer who echo a body.
  return [...inJson, ...inJson.map(insideJsonString), ...percentForms(secret)]
}

function percentForms(secret: string): string[] {
  // Half of a surrogate pair has no percent form.
  const text = secret.replace(/\p{Surrogate}/gu, '\uFFFD')
  const upper = [
    encodeURIComponent(text),
    encodeURI(text),
    encodePathSegment(text),
    encodeUrl(`/${text}`).slice(1),
    encodeUrl(`?${text}`).slice(1),
    text.replace(/[^\x21-\x7e]+/g, run => encodeURIComponent(run)),
    new URLSearchParams([['', text]]).toString().slice(1)
  ]
  return [...upper, ...upper.map(form => form.replace(/%[0-9A-F]{2}/g, byte => byte.toLowerCase()))]
}

/**
 * Base64 writes three bytes as four characters, so that a text has three forms, by where it begins. Of each, those
 * characters are taken that hold nothing but the secret.
 */
function base64Forms(secret: string): string[] {
  const bytes = PLAIN.test(secret) ? secret : byteText(new TextEncoder().encode(secret))
  const inside = ['', '\0', '\0\0'].map(before => {
    const shifted = before + bytes
    const from = Math.ceil((before.length * 8) / 6)
    return btoa(shifted).slice(from, Math.floor((shifted.length * 8) / 6))
  })
  return [btoa(bytes), ...inside].flatMap(form => [form, form.replaceAll('+', '-').replaceAll('/', '_')])
}
