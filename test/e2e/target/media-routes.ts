import { makePdf } from './make-pdf.ts'
import type { Route } from './route.ts'

/** Half a second of a picture of 32 × 16 that blinks. */
const WEBM = Buffer.from(
  'GkXfo59ChoEBQveBAULygQRC84EIQoKEd2VibUKHgQRChYECGFOAZwEAAAAAAALtEU2bdLlNu4tTq4QVSalmU6yBbk27i1Or' +
    'hBZUrmtTrIGTTbuLU6uEH0O2dVOsgdRNu4xTq4QcU7trU6yCAtvsrgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' +
    'AAAAAAAAAAAAAAAAAAAVSalmoCrXsYMPQkBEiYREFMxaTYCGQ2hyb21lV0GGQ2hyb21lFlSua7yuuteBAXPFh/n1h3vT+9WD' +
    'gQFV7oEBhoVWX1ZQOOCdsIEguoEQU8CBAVWwkFWxgQFVuYECVbqBDVW7gQEfQ7Z1AQAAAAAAAfvngQCg46G5gQAAAHACAJ0B' +
    'KiAAEAAAxwiFhYiZhIgEggJ1qgIJkkYQ/v7lBL/9Hy//R8v/0fL/6Pl/WpkY+fcAdaGlpqPugQGlnhACAJ0BKiAAEAADhwiF' +
    'hYiZhIgTAgAJEeuA/vmGAKDNoa2BAGUA8QEAAxA4ABgHSAgnGfMNAJMg/vtV4/8pV4LG6PP/3Hl+48v3Hl/7igB1oZimlu6B' +
    'AaWRsQEADhDIABgAGFgv9AAIQAD7gQCgzKGsgQDKALEBAAMQJAAYACRX9AwAh0D+/uUEv/0fL+j5f0fL/6Pl/WYPPwPQDNB1' +
    'oZimlu6BAaWRsQEADhC4ABgAGFgv9AAIQAD7gWWgz6GvgQFoALEBAAMQHAAYACRX9AwAh0D+/nb7/+xm/Rm/Rm/sAf/3YF/d' +
    'gX92Bf/dWAB1oZimlu6BAaWRsQEADhCoABgAGFgv9AAIQAD7gcqg0KGvgQHuANEBAAMQFAAYC7ARv/uUcFiA/v+DxX//FhX8' +
    'WFfxYV/8WFf/hVuGIZPxA+B1oZimlu6BAaWRsQEADhB4ABgAGFgv9AAIQAD7ggFooNGhsIECUwCxAQADEBAAGAAkV/QMAIdA' +
    '/v7rvL/7vN+3m/bzf8NH//PX3+evv89ff/nmQHWhmKaW7oEBpZGxAQAOEGgAGAAYWC/0AAhAAPuCAe4cU7trjbuLs4EAt4b3' +
    'gQHxgdQ=',
  'base64'
)

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80" onload="top.pwned = true">
<script>top.pwned = true</script><rect width="120" height="80" fill="teal"/></svg>`
/** Draws 10⁸ rectangles: each group the one before it ten times. */
const SVG_BOMB = `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><g id="l0"><rect width="9" height="9"/></g>${Array.from(
  { length: 8 },
  (_, level) => `<g id="l${level + 1}">${`<use href="#l${level}"/>`.repeat(10)}</g>`
).join('')}</svg>`

/** A second of silence: 8,000 samples of one byte. */
function silence(): Buffer {
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + 8000, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8000, 24)
  head.writeUInt32LE(8000, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(8000, 40)
  return Buffer.concat([head, Buffer.alloc(8000, 128)])
}

function answer(type: string, body: () => Buffer | string): Route {
  return ({ response }) => {
    response.writeHead(200, { 'Content-Type': type })
    response.end(body())
  }
}

/** What a browser shows by itself, or with a little help. */
export const MEDIA_ROUTES: Record<string, Route> = {
  '/silence.wav': answer('application/octet-stream', silence),
  '/blink.webm': answer('video/webm', () => WEBM),
  '/broken.webm': answer('video/webm', () => WEBM.subarray(0, 60)),
  '/bomb.svg': answer('image/svg+xml', () => SVG_BOMB),
  '/teal.svg': answer('image/svg+xml', () => SVG),
  '/document.pdf': answer('application/octet-stream', () => makePdf(['One', 'Two', 'Three'])),
  '/locked.pdf': answer('application/pdf', () => makePdf(['Secret'], 'sesame')),
  '/damaged.pdf': answer('application/pdf', () => makePdf(['One']).subarray(0, 200))
}
