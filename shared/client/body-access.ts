/** Where the bodies of a client's exchanges are kept. */
export interface BodyAccess {
  /**
   * A window of a stored body: shorter than `length` at the end, empty beyond it.
   * @throws ClientError IO when the body is gone
   */
  readBody(id: string, offset: number, length: number): Promise<Uint8Array>
  /** Frees a stored body. Freeing one that is gone already is no error. */
  releaseBody(id: string): Promise<void>
}
