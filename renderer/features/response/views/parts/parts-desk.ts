import type { MultipartPart } from '#shared/multipart/multipart-part.ts'
import { type MultipartEnd, MultipartScanner } from '#shared/multipart/multipart-scanner.ts'
import type { FeedQuestion } from '../feed-question.ts'

/** More parts are not listed. */
export const MOST_PARTS = 10_000

export type PartsQuestion = { kind: 'open'; boundary: string } | FeedQuestion

export interface FoundParts {
  parts: readonly MultipartPart[]
  /** Known when all has been read. */
  end: MultipartEnd | undefined
}

/** The parts of a body that is fed to it. */
export class PartsDesk {
  #parts: MultipartPart[] = []
  #scanner = this.#scannerFor('')

  answer(question: PartsQuestion): FoundParts {
    if (question.kind === 'open') {
      this.#parts = []
      this.#scanner = this.#scannerFor(question.boundary)
      return { parts: [], end: undefined }
    }
    this.#scanner.feed(question.bytes)
    const end = question.last ? this.#scanner.end() : undefined
    return { parts: this.#parts, end }
  }

  #scannerFor(boundary: string): MultipartScanner {
    return new MultipartScanner(boundary, part => {
      if (this.#parts.length < MOST_PARTS) this.#parts.push(part)
    })
  }
}
