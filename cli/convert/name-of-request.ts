import type { Draft } from '#shared/model/draft/draft.ts'

/** Its method with the end of its path, or its host. */
export function nameOfRequest({ method, url }: Draft): string {
  const [path = ''] = url.replace(/^[a-z]+:\/\//i, '').split(/[?#]/)
  return `${method} ${path.split('/').findLast(part => part !== '') ?? url}`
}
