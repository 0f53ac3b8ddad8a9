import type { ComponentType } from 'react'
import type { BodyInfo } from '#shared/model/exchange.ts'
import type { TextFilter } from '#shared/model/text-document.ts'
import type { BodyGuess } from '#shared/sniff/body-guess.ts'
import type { BodyMemory } from '../body-memory.ts'

/** What is known of a body before anything is shown of it. */
export interface BodyFacts {
  body: BodyInfo
  /** Its first 4 KiB. */
  head: Uint8Array
  /** What it is taken for, by these and by what was said of it. */
  guess: BodyGuess
  /** The Content-Type as it was sent, with all parameters. */
  typeHeader: string | undefined
  /** What was asked for when it came: the URL of the last hop. Undefined where it is a part of something. */
  url: string | undefined
  /** What a part calls its file: a stranger's words. */
  fileName?: string | undefined
}

export interface BodyViewProps {
  body: BodyInfo
  facts: BodyFacts
  memory: BodyMemory
  /** The encoding that a person chose for its text, by its WHATWG name; where it is absent, it is found out. */
  charset: string | undefined
  onCharset: (charset: string | undefined) => void
  /** What a person filters its text by. */
  filter: TextFilter | undefined
  onFilter: (filter: TextFilter | undefined) => void
}

/** A way to look at a body. What it adds to the toolbar it puts into `ViewTools`. */
export interface BodyView {
  /** Stable and unique: a person's choice is kept by it. */
  name: string
  /** What it is called in the toolbar: one word, two at most. */
  label: string
  /** How well it suits a body: 0 is not offered, 1 is offered, 2 is what one wants to see of it. */
  suits: (facts: BodyFacts) => 0 | 1 | 2
  /** Its code comes when it is first shown: a `laterPart`. It fills what is below the toolbar. */
  View: ComponentType<BodyViewProps>
}
