import { coverTemplates } from '../template/cover-templates.ts'

/** Scheme and authority, and the path. */
const URL_PARTS = /^((?:[a-z][a-z0-9+.-]*:\/\/)?[^/?#]*)([^?#]*)/i

/**
 * The URL that curl uploads a file to: one whose path has no name at its end is given that of the file. Where a template
 * stands in the place of a path, nothing is known of its end.
 */
export function uploadUrl(url: string, file: string): string {
  const [, origin = '', covered = ''] = URL_PARTS.exec(coverTemplates(url)) ?? []
  const end = origin.length + covered.length
  const path = url.slice(origin.length, end)
  if (path === '' ? url.startsWith('{{') : !path.endsWith('/')) return url
  const name = file.replace(/^.*[/\\]/s, '')
  return `${url.slice(0, end)}${path === '' ? '/' : ''}${percentEncode(name)}${url.slice(end)}`
}

/** All but what is unreserved (RFC 3986 §2.3), as curl does. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
  )
}
