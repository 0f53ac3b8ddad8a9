import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { RUN_STYLE } from '#shared/run/html/run-style.ts'

const THEMES = readFileSync(new URL('../../../../renderer/theme.css', import.meta.url), 'utf8')

/** The colours that are set behind some words of a sheet, by name. */
function coloursOf(css: string, begin: string): Record<string, string> {
  const [, block = ''] = css.split(begin)
  const [declarations = ''] = block.split('}')
  return Object.fromEntries(
    [...declarations.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, ...set]) => set)
  )
}

// The report is one file that stands alone, so it holds a copy of what it uses.
it.each([
  { theme: 'light', begin: ':root {' },
  { theme: 'dark', begin: '@media (prefers-color-scheme: dark) {\n:root {' }
])('the report of a run has the colours of the $theme theme', ({ theme, begin }) => {
  const own = coloursOf(RUN_STYLE, begin)
  expect(Object.keys(own).length).toBeGreaterThan(20)
  expect(coloursOf(THEMES, `:root[data-theme="${theme}"] {`)).toMatchObject(own)
})
