import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { BACKGROUND } from '../../../electron/main/window-background.ts'

it('is the background of the themes, so that a window does not flash when its page paints', async () => {
  const css = await readFile('renderer/theme.css', 'utf8')
  const backgrounds = [...css.matchAll(/--app: (#[0-9a-f]{6});/g)].map(match => match[1])
  expect(backgrounds.sort()).toEqual(Object.values(BACKGROUND).sort())
})
