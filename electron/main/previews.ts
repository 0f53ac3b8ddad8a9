import { protocol } from 'electron'
import { PREVIEW_SCHEME } from '#shared/preview/preview-address.ts'
import { previewHeaders } from '#shared/preview/preview-policy.ts'
import { PreviewShelf } from '#shared/preview/preview-shelf.ts'

/** What is previewed in the windows. */
export const previews = new PreviewShelf()

/** Must run when the app is ready, before a window loads. */
export function servePreviews(): void {
  protocol.handle(PREVIEW_SCHEME, ({ method, url }) => {
    const { hostname, pathname } = new URL(url)
    const document = method === 'GET' && pathname === '/' ? previews.find(hostname) : undefined
    if (!document) return new Response('There is no such preview.', { status: 404 })
    return new Response(document.html, { headers: previewHeaders(document.policy) })
  })
}
