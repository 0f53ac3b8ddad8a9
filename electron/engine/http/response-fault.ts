/** What in an answer goes against HTTP, or beyond what is read of it, though the parser would let it pass. */
export class ResponseFault extends Error {
  /** A key of PROTOCOL's reasons in the error table. */
  readonly reason: string | undefined
  /** What was exceeded, as text. */
  readonly limit: string | undefined

  constructor(problem: string, exceeded?: { reason: string; limit: string }) {
    super(problem)
    this.reason = exceeded?.reason
    this.limit = exceeded?.limit
  }
}
