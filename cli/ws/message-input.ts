/** Where the messages come from that are sent. */
export interface MessageInput {
  /** As they come; for one reader. @throws UsageError when they cannot be read */
  messages(): AsyncIterable<Buffer>
  /** Nothing more is wanted: there are no more messages then. */
  close(): void
}
