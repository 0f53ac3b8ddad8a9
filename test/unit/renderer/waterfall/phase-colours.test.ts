import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PHASE_NAMES } from '#shared/model/phases.ts'

const CSS = readFileSync(new URL('../../../../renderer/theme.css', import.meta.url), 'utf8')
/** What is drawn as a pattern, in a colour that another phase has too. */
const PATTERNED = ['backoff']
const NAMES = PHASE_NAMES.filter(name => !PATTERNED.includes(name))

const colourOf = (theme: string, name: string): string => {
  const [, block = ''] = CSS.split(`:root[data-theme="${theme}"] {`)
  const colour = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(block)?.[1]
  if (colour === undefined) throw new Error(`no --${name} in the ${theme} theme`)
  return colour
}

/** Linear light of red, green and blue, 0 to 1. */
const linear = (colour: string): number[] =>
  [1, 3, 5].map(at => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })

/** WCAG 2.2, relative luminance and contrast ratio. */
const luminance = (colour: string) => {
  const [red = 0, green = 0, blue = 0] = linear(colour)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const contrast = (a: string, b: string) => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

/** OKLab, in which equal distances look equal (bottosson.github.io/posts/oklab). */
const oklab = (colour: string): number[] => {
  const [red = 0, green = 0, blue = 0] = linear(colour)
  const [l = 0, m = 0, s = 0] = [
    0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue,
    0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue,
    0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue
  ].map(Math.cbrt)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  ]
}
const distance = (a: string, b: string) => {
  const other = oklab(b)
  return Math.hypot(...oklab(a).map((part, index) => part - (other[index] ?? 0)))
}

describe.each(['dark', 'light'])('the colours of the phases in the %s theme', theme => {
  it.each(NAMES)('%s stands out from what is behind it (WCAG 2.2, 1.4.11)', name => {
    expect(contrast(colourOf(theme, `phase-${name}`), colourOf(theme, 'surface'))).toBeGreaterThanOrEqual(3)
  })

  it('are told apart from each other', () => {
    for (const [index, a] of NAMES.entries())
      for (const b of NAMES.slice(index + 1))
        expect(
          distance(colourOf(theme, `phase-${a}`), colourOf(theme, `phase-${b}`)),
          `${a} and ${b}`
        ).toBeGreaterThan(0.05)
  })
})
