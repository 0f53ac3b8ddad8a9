import { encodePathSegment, encodeUrl } from '../http/encode-url.ts'
import { isPlaced, SHORTEST_SECRET } from './placed-secret.ts'

/**
 * The secrets in every form in which they may turn up: as they are, as the inside of a JSON string, percent-encoded
 * in the ways of URLs and forms, and in base64, by themselves and in the midst of something longer, such as user and
 * password. Longest first, so that none is cut in two by another.
 * @param secrets those that are masked at one place alone are made by `placedSecret`
 */
export function secretForms(secrets: Iterable<string>): string[] {
  const forms = new Set<string>()
  for (const secret of secrets) {
    if (secret.length < SHORTEST_SECRET) continue
    if (isPlaced(secret)) {
      forms.add(secret)
      continue
    }
    const inJson = jsonForm(secret)
    // JSON in a string of JSON is what servers answer who echo a body.
    for (const form of [secret, inJson, jsonForm(inJson), ...percentForms(secret)]) forms.add(form)
    for (const form of base64Forms(secret)) if (form.length >= SHORTEST_SECRET) forms.add(form)
  }
  return [...forms].sort((a, b) => b.length - a.length)
}

/** Those and the forms of more secrets, longest first. @param forms see `secretForms` */
export function withForms(forms: readonly string[], secrets: readonly string[]): string[] {
  if (secrets.length === 0) return [...forms]
  const all = new Set([...forms, ...secretForms(secrets)])
  return [...all].sort((a, b) => b.length - a.length)
}

function jsonForm(text: string): string {
  return JSON.stringify(text).slice(1, -1)
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
  const bytes = new TextEncoder().encode(secret)
  const whole = base64(bytes)
  const inside = [0, 1, 2].map(before => {
    const shifted = new Uint8Array(before + bytes.length)
    shifted.set(bytes, before)
    const from = Math.ceil((before * 8) / 6)
    return base64(shifted).slice(from, Math.floor((shifted.length * 8) / 6))
  })
  return [whole, ...inside].flatMap(form => [form, form.replaceAll('+', '-').replaceAll('/', '_')])
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''))
}
