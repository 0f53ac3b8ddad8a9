import type { BodyView } from './body-view.ts'
import { imageTypeOf } from './image/image-type.ts'
import { formatOfTable } from './table/table-facts.ts'
import { looksBinary, looksLaidOut } from './text/text-facts.ts'

/** How well each view suits a body, by the name of the view. */
export const VIEW_SUITS = {
  image: facts => (imageTypeOf(facts) ? 2 : 0),
  decoded: ({ guess }) => (guess.kind === 'messagepack' || guess.kind === 'cbor' ? 2 : 0),
  events: ({ guess }) => (guess.kind === 'event-stream' ? 2 : 0),
  parts: ({ guess }) => (guess.kind === 'multipart' ? 2 : 0),
  table: facts => (formatOfTable(facts) === undefined ? 0 : facts.guess.kind === 'csv' ? 2 : 1),
  pretty: facts => (looksLaidOut(facts) ? 2 : 0),
  text: facts => (looksBinary(facts) ? 1 : 2),
  media: ({ guess }) => (guess.kind === 'audio' || guess.kind === 'video' ? 2 : 0),
  pdf: ({ guess }) => (guess.kind === 'pdf' ? 2 : 0),
  preview: ({ guess }) => (guess.kind === 'html' ? 1 : 0),
  // Last where there is text, and first where nothing else is known.
  hex: facts => (looksBinary(facts) ? 2 : 1)
} satisfies Record<string, BodyView['suits']>
