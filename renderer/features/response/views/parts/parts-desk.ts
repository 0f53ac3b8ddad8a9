import { factsOfPart, type MultipartPart, type PartFacts } from '#shared/multipart/multipart-part.ts'
import { type MultipartEnd, MultipartScanner } from '#shared/multipart/multipart-scanner.ts'
import type { FeedQuestion } from '../feed-question.ts'

/** More parts are not listed. */
export const MOST_PARTS = 10_000
/** More signs of headers are not kept, of all parts together. */
const MOST_HEADER_SIGNS = 16 * 1024 * 1024
/** So many headers of one part are handed out, and so many signs of what names it in the list. */
const MOST_HEADERS = 500
const MOST_NAME = 300

export type PartsQuestion =
  | { kind: 'open'; boundary: string }
  | FeedQuestion
  | { kind: 'lines'; from: number; count: number }
  | { kind: 'part'; index: number }

/** What stands of a part in the list. */
export interface PartLine extends Pick<PartFacts, 'name' | 'filename' | 'contentType' | 'range'> {
  length: number
}

export interface PartDetail extends MultipartPart {
  facts: PartFacts
  /** Headers of it that are left out. */
  more: number
  /** Those of the parts before it were so many that none are kept of it. */
  headless: boolean
}

export interface PartsAnswer {
  count: number
  /** Known when all has been read. */
  end: MultipartEnd | undefined
  lines?: PartLine[]
  part?: PartDetail | undefined
}

interface KeptPart extends MultipartPart {
  headless: boolean
}

/** The parts of a body that is fed to it. */
export class PartsDesk {
  #parts: KeptPart[] = []
  #headerSigns = 0
  #end: MultipartEnd | undefined
  #scanner = this.#begin('')

  answer(question: PartsQuestion): PartsAnswer {
    const more = this.#do(question)
    return { count: this.#parts.length, end: this.#end, ...more }
  }

  #do(question: PartsQuestion): Pick<PartsAnswer, 'lines' | 'part'> {
    switch (question.kind) {
      case 'open':
        this.#scanner = this.#begin(question.boundary)
        return {}
      case 'feed':
        this.#scanner.feed(question.bytes)
        if (question.last) this.#end = this.#scanner.end()
        return {}
      case 'lines':
        return { lines: this.#parts.slice(question.from, question.from + question.count).map(lineOf) }
      case 'part':
        return { part: detailOf(this.#parts[question.index]) }
    }
  }

  #begin(boundary: string): MultipartScanner {
    this.#parts = []
    this.#headerSigns = 0
    this.#end = undefined
    return new MultipartScanner(boundary, part => this.#keep(part))
  }

  #keep(part: MultipartPart): void {
    if (this.#parts.length >= MOST_PARTS) return
    const signs = part.headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
    const headless = this.#headerSigns + signs > MOST_HEADER_SIGNS
    if (!headless) this.#headerSigns += signs
    this.#parts.push({ ...part, headers: headless ? [] : part.headers, headless })
  }
}

function lineOf(part: MultipartPart): PartLine {
  const { name, filename, contentType, range } = factsOfPart(part)
  const { length } = part
  return {
    name: cut(name),
    filename: cut(filename),
    contentType: cut(contentType),
    range: cut(range),
    length
  }
}

function cut<Text extends string | undefined>(text: Text): Text | string {
  return text === undefined ? text : text.slice(0, MOST_NAME)
}

function detailOf(part: KeptPart | undefined): PartDetail | undefined {
  if (!part) return undefined
  const { headers } = part
  const more = Math.max(0, headers.length - MOST_HEADERS)
  return { ...part, headers: headers.slice(0, MOST_HEADERS), facts: factsOfPart(part), more }
}
