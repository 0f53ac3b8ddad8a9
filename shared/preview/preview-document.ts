import { inertHtml } from './inert-html.ts'
import { previewPolicy } from './preview-policy.ts'
import type { PreviewDocument } from './preview-shelf.ts'
import { withBase } from './with-base.ts'

/**
 * An HTML document as it may be looked at: see `previewPolicy` and `inertHtml`.
 * @param base the address that it came from, where the network is allowed
 */
export function previewDocument(html: string, base?: string): PreviewDocument {
  const inert = inertHtml(html, { network: base !== undefined })
  return { html: base === undefined ? inert : withBase(inert, base), policy: previewPolicy(base) }
}
