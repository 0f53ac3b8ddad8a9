/** To write each piece by itself would take longer than to make it. */
const GATHERED_CHARACTERS = 256 * 1024

/** The same text in fewer pieces. */
export function* gatherPieces(pieces: Iterable<string>): Generator<string> {
  let gathered: string[] = []
  let length = 0
  for (const piece of pieces) {
    gathered.push(piece)
    length += piece.length
    if (length < GATHERED_CHARACTERS) continue
    yield gathered.join('')
    gathered = []
    length = 0
  }
  if (length > 0) yield gathered.join('')
}
