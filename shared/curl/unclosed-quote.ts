/** A quote that is never closed. The message is a sentence for people. */
export class UnclosedQuote extends Error {
  override readonly name = 'UnclosedQuote'

  constructor(quote: string) {
    super(`The quote ${quote} is never closed.`)
  }
}
