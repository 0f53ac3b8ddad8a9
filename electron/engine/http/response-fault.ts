/** What in an answer goes against HTTP, or beyond what is read of it, though the parser would let it pass. */
export class ResponseFault extends Error {
  /** A key of PROTOCOL's reasons in the error table. */
  readonly reason: string | undefined
  /** What was exceeded, if that is it, as text. */
  readonly limit: string | undefined

  constructor(problem: string, more?: { reason: string; limit?: string }) {
    super(problem)
    this.reason = more?.reason
    this.limit = more?.limit
  }
}
