import type { IncomingMessage, ServerResponse } from 'node:http'
import { previewHeaders } from '#shared/preview/preview-policy.ts'
import type { PreviewDocument } from '#shared/preview/preview-shelf.ts'
import { NO_PREVIEW, refusePreview } from './access-rules.ts'
import { refuse } from './refuse.ts'

/** Answers with a document that is previewed. Its address is the secret: a frame has no token to show. */
export function servePreview(
  request: IncomingMessage,
  response: ServerResponse,
  document: PreviewDocument | undefined,
  allowedNames: readonly string[]
): void {
  const refusal = refusePreview(request, allowedNames)
  if (refusal || !document) {
    refuse(response, refusal ?? NO_PREVIEW)
    return
  }
  response.writeHead(200, previewHeaders(document.policy))
  response.end(document.html)
}
