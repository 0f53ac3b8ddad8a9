/**
 * A two-way carrier of frames. Payloads are plain data and `Uint8Array`; order is kept; nothing is transferred.
 * A MessagePort, a WebSocket and a pair in memory implement it.
 */
export interface Port {
  /** @throws ClientError BODY_LIMIT when the frame is larger than the carrier takes; TypeError when it is no data */
  post(frame: unknown): void
  /** Set once, before the first frame can arrive. */
  onFrame(listener: (frame: unknown) => void): void
  /** Called once when the other side is gone or `close` was called. */
  onClose(listener: () => void): void
  close(): void
  /**
   * Settles when little of what was posted still waits to be sent, or the port is closed. Absent where the carrier
   * does not tell.
   */
  drained?(): Promise<void>
}
