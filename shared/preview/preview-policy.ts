/**
 * The Content-Security-Policy of a document that is previewed. It is nobody's: `sandbox` gives it an origin of its own,
 * runs no script and submits no form. Of the network it sees nothing, or, where that was allowed, what only shows
 * itself: pictures, styles and their fonts. What plays may be large.
 * @param base the address that the document came from, where the network is allowed
 */
export function previewPolicy(base?: string): string {
  const network = base === undefined ? '' : ' http: https:'
  return [
    'sandbox',
    "default-src 'none'",
    `style-src 'unsafe-inline'${network}`,
    `img-src data:${network}`,
    `font-src data:${network}`,
    'media-src data:',
    `base-uri ${base === undefined ? "'none'" : new URL(base).origin}`,
    "form-action 'none'"
  ].join('; ')
}

/** The head of the answer with a document that is previewed. @param policy of `previewPolicy` */
export function previewHeaders(policy: string): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    // A name that is looked up says already that somebody looks.
    'x-dns-prefetch-control': 'off',
    'cache-control': 'no-store'
  }
}
