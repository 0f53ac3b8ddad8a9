import type { LogBin } from '#shared/model/socket/log-event.ts'

/** A part of the time. @param received messages, each of 10 bytes */
export function bin(received: number, sent = 0, control = 0): LogBin {
  const traffic = (messages: number) => ({ messages, bytes: messages * 10 })
  const maxBytes = received + sent > 0 ? 10 : 0
  return { received: traffic(received), sent: traffic(sent), control, maxBytes }
}
