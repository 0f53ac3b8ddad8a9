import type { Body } from '#shared/client/http-client.ts'
import { checkHeaderValue } from '#shared/http/check-request.ts'
import { encodeForm, FORM_TYPE } from '#shared/http/encode-form.ts'
import { guessContentType } from '#shared/http/guess-content-type.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { ExchangeRequest } from '#shared/model/exchange.ts'
import type { Header } from '#shared/model/request.ts'
import { planMultipart } from './plan-multipart.ts'
import type { UploadBody } from './upload-body.ts'
import { openFile, planFile } from './upload-file.ts'

export interface PlannedBody {
  info: ExchangeRequest['body']
  /** Absent when there is nothing to send. */
  upload: UploadBody | undefined
}

/**
 * A body as it will be sent, and in the words of the record. Files are looked at, and opened only when they are sent.
 * @param headers those that were typed: they may name the boundary of a multipart body
 * @throws ClientError BUILD at the field of the body, or of the header, that keeps it from being sent
 */
export function planBody(body: Body, headers: readonly Header[]): PlannedBody {
  if ('contentType' in body) assertType(body.contentType)
  switch (body.kind) {
    case 'empty':
      return EMPTY
    case 'bytes':
      return planBytes(body.kind, body.bytes, body.contentType)
    case 'form':
      return planBytes(body.kind, encodeForm(body.fields), FORM_TYPE)
    case 'file': {
      const file = planFile(body.path, 'body.path')
      const { size } = file
      return {
        info: describe(body.kind, size, body.contentType ?? guessContentType(body.path)),
        upload: size > 0 ? { size, replayable: true, open: () => openFile(file) } : undefined
      }
    }
    case 'multipart': {
      const { contentType, upload } = planMultipart(body.parts, headers)
      return { info: describe(body.kind, upload.size, contentType), upload }
    }
    case 'stream': {
      const { kind, chunks, length: size, contentType } = body
      return {
        info: describe(kind, size, contentType),
        upload: { size, replayable: false, open: () => chunks }
      }
    }
  }
}

/** It becomes a header. */
function assertType(contentType: string | undefined): void {
  const problem = contentType === undefined ? undefined : checkHeaderValue(contentType)
  if (problem) throw new ClientError('BUILD', { field: 'body.contentType', facts: { problem } })
}

const EMPTY: PlannedBody = { info: { kind: 'empty' }, upload: undefined }

function planBytes(kind: Body['kind'], bytes: Uint8Array, contentType: string | undefined): PlannedBody {
  const size = bytes.byteLength
  return {
    info: describe(kind, size, contentType),
    upload: size > 0 ? { size, replayable: true, open: () => bytes } : undefined
  }
}

function describe(kind: Body['kind'], size: number | undefined, contentType: string | undefined) {
  return {
    kind,
    ...(size !== undefined && { size }),
    ...(contentType !== undefined && { contentType })
  }
}
