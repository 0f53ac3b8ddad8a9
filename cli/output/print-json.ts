import { quietJson } from '#shared/format/quiet-json.ts'
import { type Pieces, printPieces } from './print-pieces.ts'

/** Prints JSON, or lines of it, to standard output: what somebody else has put into it steers no terminal. */
export function printJson(pieces: Pieces): Promise<void> {
  return printPieces(quietPieces(pieces))
}

/** The same JSON with what could steer a terminal escaped, however its bytes are cut. */
export async function* quietPieces(pieces: Pieces): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const piece of pieces)
    yield quietJson(typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true }))
}
