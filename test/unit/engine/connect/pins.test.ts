import { expect, test } from 'vitest'
import { readPin } from '#engine/connect/pins.ts'

const plain = 'ylYvl31NieP/DHPxlVPV4CKE2q7ADxaJpuiJwT7yw6Y='
const slashed = '/lYvl31NieP/DHPxlVPV4CKE2q7ADxaJpuiJwT7yw6Y='

test.each([
  [`sha256/${plain}`, plain],
  [`sha256//${plain}`, plain],
  [` sha256/${plain}\n`, plain],
  [`sha256/${slashed}`, slashed],
  [`sha256//${slashed}`, slashed]
])('%j', (typed, base64) => {
  expect(readPin(typed, 'tls.pins.0')).toBe(`sha256/${base64}`)
})

test.each([
  ['', 'nothing'],
  [plain, 'without its algorithm'],
  [`sha1/${plain}`, 'another algorithm'],
  [`sha256/${plain.slice(0, -1)}`, 'without padding'],
  [`sha256/${plain.slice(4)}`, 'too short'],
  [`sha256/AAAA${plain}`, 'too long'],
  [`sha256/${plain.replace('l', '*')}`, 'not base64'],
  [`sha256/${plain.replace('Y=', 'Z=')}`, 'bits beyond the 256th'],
  [`sha256/${'ab'.repeat(32)}`, 'hex']
])('%j is refused: %s', typed => {
  expect(() => readPin(typed, 'tls.pins.3')).toThrow(
    expect.objectContaining({ code: 'BUILD', field: 'tls.pins.3' })
  )
})
