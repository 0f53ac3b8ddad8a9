import type { MessageDirection } from '#shared/model/socket/opcodes.ts'

/** The names of the theme's colours for what was sent and received. */
export const DIRECTION_COLOURS: Readonly<Record<MessageDirection, string>> = {
  received: '--good',
  sent: '--phase-send'
}
