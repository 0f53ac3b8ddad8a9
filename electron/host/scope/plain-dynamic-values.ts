import { randomBytes, randomInt, randomUUID } from 'node:crypto'

const ALPHANUMERIC = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const NANO_ID_LENGTH = 21

/** Dynamic values that need no list of words. */
export const PLAIN_DYNAMIC_VALUES = {
  guid: () => randomUUID(),
  uuid: () => randomUUID(),
  randomUUID: () => randomUUID(),
  timestamp: () => String(Math.floor(Date.now() / 1000)),
  isoTimestamp: () => new Date().toISOString(),
  randomInt: () => String(randomInt(1001)),
  randomBoolean: () => String(randomInt(2) === 1),
  randomAlphaNumeric: () => ALPHANUMERIC.charAt(randomInt(ALPHANUMERIC.length)),
  randomHexColor: () => `#${randomBytes(3).toString('hex')}`,
  randomNanoId: () => randomBytes(NANO_ID_LENGTH).toString('base64url').slice(0, NANO_ID_LENGTH)
}
export type PlainDynamicName = keyof typeof PLAIN_DYNAMIC_VALUES
