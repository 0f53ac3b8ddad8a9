import type { Body } from '#shared/client/http-client.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { ExchangeRequest } from '#shared/model/exchange.ts'
import type { UploadBody } from './upload-body.ts'

export interface PlannedBody {
  info: ExchangeRequest['body']
  /** Absent when there is nothing to send. */
  upload: UploadBody | undefined
}

/** A body as it will be sent, and in the words of the record. @throws ClientError BUILD `body` when it cannot be */
export function planBody(body: Body): PlannedBody {
  switch (body.kind) {
    case 'empty':
      return EMPTY
    case 'bytes': {
      const { kind, bytes, contentType } = body
      const size = bytes.byteLength
      return {
        info: describe(kind, size, contentType),
        upload: size > 0 ? { size, replayable: true, open: () => bytes } : undefined
      }
    }
    case 'stream': {
      const { kind, chunks, length: size, contentType } = body
      return {
        info: describe(kind, size, contentType),
        upload: { size, replayable: false, open: () => chunks }
      }
    }
    default:
      throw new ClientError('BUILD', { field: 'body', facts: { problem: `No ${body.kind} yet.` } })
  }
}

const EMPTY: PlannedBody = { info: { kind: 'empty' }, upload: undefined }

function describe(kind: Body['kind'], size: number | undefined, contentType: string | undefined) {
  return {
    kind,
    ...(size !== undefined && { size }),
    ...(contentType !== undefined && { contentType })
  }
}
